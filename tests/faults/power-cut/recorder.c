/*
 * Records what a program does to the files of one folder, in order, so that the state of a disk
 * after a power cut can be rebuilt later. Loaded with LD_PRELOAD.
 *
 *   RECORD_FOLDER  only files directly in this folder are recorded; must end with a slash
 *   RECORD_TO      the recording
 *
 * A record is { u32 kind, u32 file, u64 offset, u64 length } and that many bytes, little-endian:
 *   'O' a file was opened: bytes are its name, offset is 1 if it was truncated
 *   'W' bytes written at the offset     'T' file cut or grown to the offset
 *   'S' fsync or fdatasync              'U' unlinked: bytes are the name
 *   'R' renamed: bytes are both names with a zero between
 * Files are numbered by name. The program marks a moment by writing to a file named "marks".
 * The files are touched by one thread; the lock is for those who open others meanwhile.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#define MOST_FILES 64
#define MOST_DESCRIPTORS 4096

static char names[MOST_FILES][256];
static int file_count = 0;
static int file_of[MOST_DESCRIPTORS]; /* number of the file + 1; 0: not ours */
static int recording = -1;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

#define REAL(name) ((__typeof__(&name))real(#name))

static void *real(const char *name) {
  void *found = dlsym(RTLD_NEXT, name);
  if (!found) {
    fprintf(stderr, "recorder: no %s\n", name);
    _exit(97);
  }
  return found;
}

static const char *name_in_folder(const char *path) {
  const char *folder = getenv("RECORD_FOLDER");
  size_t length = folder ? strlen(folder) : 0;
  if (!length || !path || strncmp(path, folder, length) || strchr(path + length, '/')) return NULL;
  return path + length;
}

/* By the system call itself, so that the recording is not recorded. */
static void put(const void *bytes, size_t length) {
  while (length > 0) {
    long written = syscall(SYS_write, recording, bytes, length);
    if (written <= 0) _exit(98);
    bytes = (const char *)bytes + written;
    length -= (size_t)written;
  }
}

static void record(char kind, int file, uint64_t offset, const void *bytes, uint64_t length) {
  if (recording < 0) {
    recording = (int)syscall(SYS_openat, AT_FDCWD, getenv("RECORD_TO"),
                             O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (recording < 0) _exit(96);
  }
  struct { uint32_t kind, file; uint64_t offset, length; } head = {
      (uint32_t)kind, (uint32_t)file, offset, length};
  put(&head, sizeof head);
  put(bytes, length);
}

static int number_of(const char *name) {
  for (int file = 0; file < file_count; file++)
    if (!strcmp(names[file], name)) return file;
  if (file_count == MOST_FILES || strlen(name) >= sizeof names[0]) _exit(95);
  strcpy(names[file_count], name);
  return file_count++;
}

static int opened(int descriptor, const char *path, int flags) {
  const char *name = name_in_folder(path);
  if (descriptor < 0) return descriptor;
  if (descriptor >= MOST_DESCRIPTORS) _exit(94);
  pthread_mutex_lock(&lock);
  file_of[descriptor] = 0;
  if (name) {
    int file = number_of(name);
    file_of[descriptor] = file + 1;
    record('O', file, flags & O_TRUNC ? 1 : 0, name, strlen(name));
  }
  pthread_mutex_unlock(&lock);
  return descriptor;
}

#define MODE(flags)                                   \
  mode_t mode = 0;                                    \
  if ((flags) & O_CREAT) {                            \
    va_list more;                                     \
    va_start(more, flags);                            \
    mode = va_arg(more, mode_t);                      \
    va_end(more);                                     \
  }

int open(const char *path, int flags, ...) {
  MODE(flags)
  return opened(REAL(open)(path, flags, mode), path, flags);
}
int open64(const char *path, int flags, ...) {
  MODE(flags)
  return opened(REAL(open64)(path, flags, mode), path, flags);
}
int openat(int at, const char *path, int flags, ...) {
  MODE(flags)
  return opened(REAL(openat)(at, path, flags, mode), path, flags);
}
int openat64(int at, const char *path, int flags, ...) {
  MODE(flags)
  return opened(REAL(openat64)(at, path, flags, mode), path, flags);
}

static int file_at(int descriptor) {
  return descriptor >= 0 && descriptor < MOST_DESCRIPTORS ? file_of[descriptor] - 1 : -1;
}

int close(int descriptor) {
  if (file_at(descriptor) >= 0) file_of[descriptor] = 0;
  return REAL(close)(descriptor);
}

#define RECORDED(kind, descriptor, offset, bytes, length, call)      \
  int file = file_at(descriptor);                                    \
  if (file < 0) return call;                                         \
  pthread_mutex_lock(&lock);                                         \
  uint64_t at = (uint64_t)(offset);                                  \
  long done = call;                                                  \
  if (done >= 0) record(kind, file, at, bytes, (uint64_t)(length));  \
  pthread_mutex_unlock(&lock);                                       \
  return done;

ssize_t write(int descriptor, const void *bytes, size_t length) {
  RECORDED('W', descriptor, lseek(descriptor, 0, SEEK_CUR), bytes, done,
           REAL(write)(descriptor, bytes, length))
}
ssize_t pwrite(int descriptor, const void *bytes, size_t length, off_t offset) {
  RECORDED('W', descriptor, offset, bytes, done, REAL(pwrite)(descriptor, bytes, length, offset))
}
ssize_t pwrite64(int descriptor, const void *bytes, size_t length, off64_t offset) {
  RECORDED('W', descriptor, offset, bytes, done, REAL(pwrite64)(descriptor, bytes, length, offset))
}
int ftruncate(int descriptor, off_t size) {
  RECORDED('T', descriptor, size, NULL, 0, REAL(ftruncate)(descriptor, size))
}
int ftruncate64(int descriptor, off64_t size) {
  RECORDED('T', descriptor, size, NULL, 0, REAL(ftruncate64)(descriptor, size))
}
int fsync(int descriptor) {
  RECORDED('S', descriptor, 0, NULL, 0, REAL(fsync)(descriptor))
}
int fdatasync(int descriptor) {
  RECORDED('S', descriptor, 0, NULL, 0, REAL(fdatasync)(descriptor))
}

int unlink(const char *path) {
  const char *name = name_in_folder(path);
  int done = REAL(unlink)(path);
  if (done == 0 && name) {
    pthread_mutex_lock(&lock);
    record('U', number_of(name), 0, name, strlen(name));
    pthread_mutex_unlock(&lock);
  }
  return done;
}

int rename(const char *from, const char *to) {
  const char *old_name = name_in_folder(from), *new_name = name_in_folder(to);
  int done = REAL(rename)(from, to);
  if (done == 0 && (old_name || new_name)) {
    char both[512];
    int length = snprintf(both, sizeof both, "%s%c%s", old_name ? old_name : "", 0,
                          new_name ? new_name : "");
    pthread_mutex_lock(&lock);
    record('R', number_of(old_name ? old_name : new_name), 0, both, (uint64_t)length);
    pthread_mutex_unlock(&lock);
  }
  return done;
}
