// What the ledger is measured beside: the same bytes made durable without it, in C.
//
//   durable-appends append FILE BYTES            appends to a growing file, fdatasync each time
//   durable-appends reserved FILE BYTES          the same into a file of 4 MiB of zeros: what one flush can cost least
//   durable-appends sqlite FILE PAGE RESERVED CHECKPOINT [VFS]
//                                                a row of the ledger's table in a transaction of its own: WAL, FULL;
//                                                RESERVED bytes of zeros for the WAL (0: it grows), a checkpoint after
//                                                so many frames
//
// Every line of standard input is answered by one line: a number appends so many times and is answered by the
// nanoseconds of each; "checkpoint" moves the WAL into the database.
#define _GNU_SOURCE
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { reserved_log = 4 << 20 };

static char payload[4096];
static size_t size;
static int file;
static off_t position;
static sqlite3 *database;
static sqlite3_stmt *insert;
static long long sequence;

static void give_up(const char *what) {
  perror(what);
  exit(1);
}

static void refuse(const char *what) {
  fprintf(stderr, "%s: %s\n", what, sqlite3_errmsg(database));
  exit(1);
}

static void execute(const char *statement) {
  if (sqlite3_exec(database, statement, NULL, NULL, NULL) != SQLITE_OK) refuse(statement);
}

static long long now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1000000000LL + time.tv_nsec;
}

static void reserve(const char *path, long bytes) {
  char *zeros = calloc(1, (size_t)bytes);
  int reserved = open(path, O_WRONLY | O_CREAT, 0600);
  if (zeros == NULL || reserved < 0 || pwrite(reserved, zeros, (size_t)bytes, 0) != bytes || fsync(reserved) != 0)
    give_up(path);
  close(reserved);
  free(zeros);
}

static void append(void) {
  if (write(file, payload, size) != (ssize_t)size || fdatasync(file) != 0) give_up("append");
}

static void append_reserved(void) {
  if (position + (off_t)size > reserved_log) position = 0;
  if (pwrite(file, payload, size, position) != (ssize_t)size || fdatasync(file) != 0) give_up("append");
  position += (off_t)size;
}

static void append_row(void) {
  static const char type[] = "warmstation.check-in";
  static const char data[] = "{\"key\":1,\"reader\":\"counter\",\"roster\":1,\"trade\":\"courier\",\"visitor\":\"member\"}";
  execute("BEGIN IMMEDIATE");
  sequence += 1;
  sqlite3_bind_int64(insert, 1, sequence);
  sqlite3_bind_int64(insert, 2, 1767571200000LL + sequence * 1000);
  sqlite3_bind_blob(insert, 3, payload, 16, SQLITE_STATIC);
  sqlite3_bind_int64(insert, 4, sequence * 1000);
  sqlite3_bind_int(insert, 5, 1);
  sqlite3_bind_text(insert, 6, type, -1, SQLITE_STATIC);
  sqlite3_bind_blob(insert, 7, payload, 16, SQLITE_STATIC);
  sqlite3_bind_text(insert, 8, data, -1, SQLITE_STATIC);
  sqlite3_bind_blob(insert, 9, payload, 32, SQLITE_STATIC);
  if (sqlite3_step(insert) != SQLITE_DONE) refuse("INSERT");
  sqlite3_reset(insert);
  execute("COMMIT");
}

static void open_database(const char *path, const char *page, const char *checkpoint, const char *vfs) {
  char setting[80];
  int keep = 1;
  if (sqlite3_open_v2(path, &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, vfs) != SQLITE_OK) refuse(path);
  snprintf(setting, sizeof setting, "PRAGMA page_size = %d", atoi(page));
  execute(setting);
  execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -256");
  snprintf(setting, sizeof setting, "PRAGMA wal_autocheckpoint = %d", atoi(checkpoint));
  execute(setting);
  sqlite3_file_control(database, "main", SQLITE_FCNTL_PERSIST_WAL, &keep);
}

static void begin_database(char **arguments, const char *vfs) {
  const char *path = arguments[2], *page = arguments[3], *checkpoint = arguments[5];
  long reserved = atol(arguments[4]);
  open_database(path, page, checkpoint, vfs);
  execute(
      "CREATE TABLE event (sequence INTEGER PRIMARY KEY, time INTEGER NOT NULL, boot BLOB NOT NULL, since_boot INTEGER"
      " NOT NULL, trusted INTEGER NOT NULL, type TEXT NOT NULL, subject BLOB, data TEXT NOT NULL, hash BLOB NOT NULL)"
      " STRICT; PRAGMA wal_checkpoint(TRUNCATE)");
  if (reserved > 0) {
    char log[4096];
    snprintf(log, sizeof log, "%s-wal", path);
    sqlite3_close(database);
    reserve(log, reserved);
    open_database(path, page, checkpoint, vfs);
  }
  if (sqlite3_prepare_v2(database, "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", -1, &insert, NULL) != SQLITE_OK)
    refuse("INSERT");
}

int main(int count, char **arguments) {
  void (*one)(void) = NULL;
  memset(payload, 0x5a, sizeof payload);
  if (count == 4 && (size = (size_t)atoi(arguments[3])) > 0 && size <= sizeof payload) {
    if (strcmp(arguments[1], "append") == 0) {
      one = append;
      file = open(arguments[2], O_WRONLY | O_CREAT | O_APPEND, 0600);
    } else if (strcmp(arguments[1], "reserved") == 0) {
      one = append_reserved;
      reserve(arguments[2], reserved_log);
      file = open(arguments[2], O_WRONLY);
    }
    if (file < 0) give_up(arguments[2]);
  } else if ((count == 6 || count == 7) && strcmp(arguments[1], "sqlite") == 0) {
    one = append_row;
    begin_database(arguments, count == 7 ? arguments[6] : NULL);
  }
  if (one == NULL) {
    fprintf(stderr, "usage: see the head of durable-appends.c\n");
    return 2;
  }
  for (char line[32]; fgets(line, sizeof line, stdin) != NULL;) {
    if (strncmp(line, "checkpoint", 10) == 0 && database != NULL)
      sqlite3_wal_checkpoint_v2(database, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
    for (int left = atoi(line); left > 0; left -= 1) {
      long long before = now();
      one();
      printf("%lld ", now() - before);
    }
    printf("\n");
    fflush(stdout);
  }
  return 0;
}
