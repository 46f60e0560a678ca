#include "raw_sax.h"

#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <string.h>

static void start(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                  int namespaces, const xmlChar **declared, int attributes, int defaulted,
                  const xmlChar **values) {
  (void)name, (void)prefix, (void)uri, (void)namespaces, (void)declared, (void)attributes;
  (void)defaulted, (void)values;
  ++*(long *)user;
}

static void end(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {
  (void)user, (void)name, (void)prefix, (void)uri;
}

static void text(void *user, const xmlChar *bytes, int count) {
  (void)user, (void)bytes, (void)count;
}

long raw_sax_parse(const char *bytes, size_t count) {
  const size_t chunk = 16 * 1024;
  xmlSAXHandler handler;
  memset(&handler, 0, sizeof handler);
  handler.initialized = XML_SAX2_MAGIC;
  handler.startElementNs = start;
  handler.endElementNs = end;
  handler.characters = text;
  handler.cdataBlock = text;
  handler.ignorableWhitespace = text;
  long elements = 0;
  xmlParserCtxtPtr context = xmlCreatePushParserCtxt(&handler, &elements, NULL, 0, NULL);
  if (context == NULL) return -1;
  xmlCtxtUseOptions(context, XML_PARSE_NONET);
  for (size_t at = 0; at < count; at += chunk) {
    size_t size = count - at < chunk ? count - at : chunk;
    xmlParseChunk(context, bytes + at, (int)size, 0);
  }
  xmlParseChunk(context, NULL, 0, 1);
  int valid = context->wellFormed;
  if (context->myDoc != NULL) xmlFreeDoc(context->myDoc);
  xmlFreeParserCtxt(context);
  return valid ? elements : -1;
}
