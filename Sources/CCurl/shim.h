/* libcurl for Swift: only what Swift cannot call by itself. */
#ifndef NEWSFOLD_CCURL_SHIM_H
#define NEWSFOLD_CCURL_SHIM_H

#include <curl/curl.h>

/* curl_easy_setopt is variadic, which Swift cannot call; one function for each kind of argument. */
static inline CURLcode newsfold_setopt_long(CURL *h, CURLoption o, long v) {
  return curl_easy_setopt(h, o, v);
}
static inline CURLcode newsfold_setopt_offset(CURL *h, CURLoption o, curl_off_t v) {
  return curl_easy_setopt(h, o, v);
}
static inline CURLcode newsfold_setopt_string(CURL *h, CURLoption o, const char *v) {
  return curl_easy_setopt(h, o, v);
}
static inline CURLcode newsfold_setopt_pointer(CURL *h, CURLoption o, void *v) {
  return curl_easy_setopt(h, o, v);
}
static inline CURLcode newsfold_setopt_list(CURL *h, CURLoption o, struct curl_slist *v) {
  return curl_easy_setopt(h, o, v);
}
/* A body to send; libcurl takes a copy. Without bytes it is an empty one. */
static inline CURLcode newsfold_setopt_copied_body(CURL *h, const void *bytes) {
  return curl_easy_setopt(h, CURLOPT_COPYPOSTFIELDS, bytes ? (const char *)bytes : "");
}

/* The body and header callbacks have one shape. */
typedef size_t (*newsfold_data_callback)(char *data, size_t size, size_t count, void *user);
static inline CURLcode newsfold_setopt_data_callback(CURL *h, CURLoption o, newsfold_data_callback f) {
  return curl_easy_setopt(h, o, f);
}

/* Called with the address of every connection to be made, after the name was resolved. */
typedef curl_socket_t (*newsfold_socket_callback)(void *user, curlsocktype purpose,
                                                  struct curl_sockaddr *address);
static inline CURLcode newsfold_setopt_socket_callback(CURL *h, newsfold_socket_callback f) {
  return curl_easy_setopt(h, CURLOPT_OPENSOCKETFUNCTION, f);
}

/* Called when a connection stands, each time a request is about to be sent over it. */
typedef int (*newsfold_request_callback)(void *user, char *remote_address, char *local_address,
                                         int remote_port, int local_port);
static inline CURLcode newsfold_setopt_request_callback(CURL *h, newsfold_request_callback f) {
  return curl_easy_setopt(h, CURLOPT_PREREQFUNCTION, f);
}

/* curl_easy_getinfo is variadic too. */
static inline CURLcode newsfold_getinfo_long(CURL *h, CURLINFO i, long *v) {
  return curl_easy_getinfo(h, i, v);
}
static inline CURLcode newsfold_getinfo_offset(CURL *h, CURLINFO i, curl_off_t *v) {
  return curl_easy_getinfo(h, i, v);
}
static inline CURLcode newsfold_getinfo_string(CURL *h, CURLINFO i, char **v) {
  return curl_easy_getinfo(h, i, v);
}
static inline CURLcode newsfold_getinfo_pointer(CURL *h, CURLINFO i, void **v) {
  return curl_easy_getinfo(h, i, v);
}

/* curl_multi_setopt is variadic. */
static inline CURLMcode newsfold_multi_setopt_long(CURLM *m, CURLMoption o, long v) {
  return curl_multi_setopt(m, o, v);
}

/* The result of a finished transfer lies in a union. */
static inline CURLcode newsfold_message_result(CURLMsg *m) { return m->data.result; }

/* CURL_SOCKET_BAD is a cast. */
static inline curl_socket_t newsfold_socket_bad(void) { return CURL_SOCKET_BAD; }

/* CURL_GLOBAL_DEFAULT is an expression of macros. */
static inline CURLcode newsfold_global_init(void) { return curl_global_init(CURL_GLOBAL_DEFAULT); }

#endif
