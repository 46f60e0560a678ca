/* The limit: libxml2's push parser with handlers that do nothing. */
#ifndef NEWSFOLD_RAW_SAX_H
#define NEWSFOLD_RAW_SAX_H

#include <stddef.h>

/* Parses a document in chunks of 16 KiB; the number of elements, or -1 if it is not well-formed. */
long raw_sax_parse(const char *bytes, size_t count);

#endif
