/* libxml2 for Swift: only what Swift cannot reach by itself. */
#ifndef NEWSFOLD_CXML_SHIM_H
#define NEWSFOLD_CXML_SHIM_H

/* Debian builds libxml2 with ICU, whose headers clash with the ICU inside Foundation. Nothing here
   needs them; the price is that xmlCharEncodingHandler must stay opaque. */
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <malloc.h>

#include <libxml/HTMLparser.h>
#include <libxml/HTMLtree.h>
#include <libxml/SAX2.h>
#include <libxml/encoding.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxml/uri.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlwriter.h>

/* xmlFree is a mutable global function pointer, which Swift 6 refuses. */
static inline void newsfold_xml_free(void *pointer) { xmlFree(pointer); }

/* Swift's map of the C library leaves <malloc.h> out. */
static inline int newsfold_trim_memory(void) { return malloc_trim(0); }

/* Few arenas, since each thread's own keeps what it once held; and large pieces from the system and
   back to it, whatever size was given free before. */
static inline void newsfold_keep_memory_small(void) {
  mallopt(M_ARENA_MAX, 2);
  mallopt(M_MMAP_THRESHOLD, 256 << 10);
  mallopt(M_TRIM_THRESHOLD, 1 << 20);
}

#endif
