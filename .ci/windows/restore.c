/* The installer's own small plugin: undoes in a file what packed_code.py has done to it so that it packs smaller. That file
   says how. For NSIS:

     restore::File "C:\...\some.dll|1A2B3C4D"   the checksum (CRC-32) that the file must have in the end
     Pop $0                                     "1", or "0" where it could not be read, is another, or could not be written

   Made by installer.py without the C library, for the processor that the installer is made for. */

typedef unsigned char byte;
typedef unsigned int number; /* 32 bits */

static number get(const byte *at) { return at[0] | at[1] << 8 | at[2] << 16 | (number)at[3] << 24; }

static void put(byte *at, number value) {
  int i;
  for (i = 0; i < 4; i++) at[i] = (byte)(value >> 8 * i);
}

/* Opcodes of one byte, and of two after 0F, whose operand may be an address relative to the instruction. */
static const byte ONE[] = {0x03, 0x0B, 0x13, 0x1B, 0x23, 0x2B, 0x33, 0x38, 0x39, 0x3A, 0x3B, 0x63, 0x80, 0x81, 0x83, 0x85,
                           0x87, 0x88, 0x89, 0x8A, 0x8B, 0x8D, 0xC6, 0xC7};
static const byte TWO[] = {0x10, 0x11, 0x12, 0x13, 0x14, 0x16, 0x28, 0x29, 0x2E, 0x2F, 0x51, 0x54, 0x57, 0x58, 0x59, 0x5A,
                           0x5C, 0x5E, 0x6E, 0x6F, 0x7E, 0x7F, 0xAF, 0xB6, 0xB7, 0xBE, 0xBF, 0xD6};

static int among(byte wanted, const byte *list, int count) {
  while (count--)
    if (*list++ == wanted) return 1;
  return 0;
}

/* How many bytes stand before the address of the instruction at ``at``; 0 where there is none. */
static int before_address(const byte *at, number left) {
  if (left >= 5 && (at[0] == 0xE8 || at[0] == 0xE9)) return 1;
  if (left >= 6 && at[0] == 0x0F && (at[1] & 0xF0) == 0x80) return 2;
  if (left >= 7 && (at[0] & 0xF0) == 0x40 && (at[2] & 0xC7) == 0x05 && among(at[1], ONE, sizeof ONE)) return 3;
  if (left >= 6 && at[0] == 0xFF && (at[1] == 0x15 || at[1] == 0x25)) return 2;
  if (left >= 6 && (at[1] & 0xC7) == 0x05 && among(at[0], ONE, sizeof ONE)) return 2;
  if (left >= 7 && at[0] == 0x0F && (at[2] & 0xC7) == 0x05 && among(at[1], TWO, sizeof TWO)) return 3;
  return 0;
}

static void restore_code(byte *code, number size) {
  number i = 0;
  while (i < size) {
    int before = before_address(code + i, size - i);
    number value;
    if (!before) {
      i++;
      continue;
    }
    i += before + 4;
    value = get(code + i - 4);
    if (value >> 24 == 0 || value >> 24 == 0xFF) {
      value = (value - i) & 0x1FFFFFF;
      put(code + i - 4, value & 0x1000000 ? value | 0xFE000000 : value);
    }
  }
}

static void restore_table(byte *table, number size) {
  number end = 0, unwind = 0, i;
  for (i = 0; i + 12 <= size; i += 12) {
    number begin = get(table + i) + end;
    end = get(table + i + 4) + begin;
    unwind += get(table + i + 8);
    put(table + i, begin);
    put(table + i + 4, end);
    put(table + i + 8, unwind);
  }
}

/* The whole file; returns 0 where it is no program as it should be. */
#ifndef _WIN32
__attribute__((visibility("default")))
#endif
int restore(byte *file, number size) {
  number head, section, count;
  if (size < 0x40 || (head = get(file + 0x3C)) > size - 24) return 0;
  count = get(file + head + 6) & 0xFFFF;
  section = head + 24 + (get(file + head + 20) & 0xFFFF);
  if (section > size || count > (size - section) / 40) return 0;
  for (; count--; section += 40) {
    const byte *entry = file + section;
    number length = get(entry + 16), at = get(entry + 20);
    if (at > size || length > size - at) return 0;
    if (get(entry + 36) & 0x20000000)
      restore_code(file + at, length);
    else if (get(entry) == 0x6164702E && get(entry + 4) == 0x6174) /* .pdata */
      restore_table(file + at, length);
  }
  return 1;
}

/* CRC-32 as in zip files. */
#ifndef _WIN32
__attribute__((visibility("default")))
#endif
number checksum(const byte *file, number size) {
  static number table[256];
  number sum = 0xFFFFFFFF, i, bit;
  for (i = 0; i < 256; i++) {
    number value = i;
    for (bit = 0; bit < 8; bit++) value = value >> 1 ^ (value & 1 ? 0xEDB88320 : 0);
    table[i] = value;
  }
  while (size--) sum = sum >> 8 ^ table[(sum ^ *file++) & 0xFF];
  return ~sum;
}

#ifdef _WIN32
#include <windows.h>

struct item { /* of the stack of NSIS */
  struct item *next;
  WCHAR text[1];
};

/* Cuts the checksum off behind the path. */
static number wanted(WCHAR *path) {
  number sum = 0;
  while (*path && *path != L'|') path++;
  if (*path) *path++ = 0;
  for (; *path; path++) sum = sum << 4 | (number)(*path <= L'9' ? *path - L'0' : *path - L'A' + 10);
  return sum;
}

static int restore_open(HANDLE file, number sum) {
  DWORD size = GetFileSize(file, NULL), done = 0;
  byte *bytes = size == INVALID_FILE_SIZE ? NULL : VirtualAlloc(NULL, size, MEM_COMMIT | MEM_RESERVE, PAGE_READWRITE);
  int well = bytes && ReadFile(file, bytes, size, &done, NULL) && done == size && restore(bytes, size) &&
             checksum(bytes, size) == sum && SetFilePointer(file, 0, NULL, FILE_BEGIN) == 0 && WriteFile(file, bytes, size, &done, NULL) && done == size;
  if (bytes) VirtualFree(bytes, 0, MEM_RELEASE);
  return well;
}

__declspec(dllexport) void __cdecl File(HWND window, int length, WCHAR *variables, struct item **stack, void *more) {
  WCHAR *path = (*stack)->text;
  number sum = wanted(path);
  HANDLE file;
  int tries, well = 0;
  /* What guards against viruses may hold a file for a moment that has just been written. */
  for (tries = 0; tries < 100; tries++) {
    file = CreateFileW(path, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    if (file != INVALID_HANDLE_VALUE) {
      well = restore_open(file, sum);
      CloseHandle(file);
      break;
    }
    Sleep(100);
  }
  path[0] = well ? L'1' : L'0';
  path[1] = 0;
}

BOOL WINAPI DllMain(HINSTANCE library, DWORD reason, LPVOID reserved) { return TRUE; }
#endif
