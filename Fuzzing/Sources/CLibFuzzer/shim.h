#include <stddef.h>
#include <stdint.h>

/* libFuzzer's loop, for which its runtime has no header (FuzzerDriver.cpp). */
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*callback)(const uint8_t *data, size_t size));
