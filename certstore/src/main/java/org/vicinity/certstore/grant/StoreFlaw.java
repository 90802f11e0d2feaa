package org.vicinity.certstore.grant;

/** What is wrong with a part of the store. The window that shows it has the words for people. */
public enum StoreFlaw {
  /** There was a store here, and its file is gone or has no content. */
  FILE_MISSING("the file is missing or empty"),
  /** SQLite cannot read the file. */
  FILE_DAMAGED("the file is damaged"),
  /** A database of something else. */
  NOT_A_STORE("the file is not a device store"),
  /** A format without a list of the entries, which anybody could have cut. */
  EARLY_FORMAT("the file has the format of an early version without a list of entries"),
  /** Other tables, triggers or views than ours, or pages that contradict each other. */
  STRUCTURE_DAMAGED("the file's structure is damaged"),
  /** The key file does not hold a key. */
  KEY_FILE_DAMAGED("the device store's key file is damaged"),
  /** A row beyond the limit. */
  TOO_LARGE("it is larger than any grant"),
  /** A row whose seal does not fit. */
  NOT_AUTHENTIC("it was changed, or was sealed with another key"),
  /** A row of a later format. */
  NEWER_FORMAT("it was written by a newer version of this browser"),
  /** A row with a sound seal around something else. */
  MALFORMED("its content is not a grant"),
  /** The list with a sound seal around something else. */
  MALFORMED_LIST("its content is not the list of the entries"),
  /** A row that is not the copy that the list names. */
  REPLACED("another copy of it was put in its place, such as an older one"),
  /** A row that the list does not name. */
  UNLISTED("the list of the entries does not have it: it was put back, or the list is damaged"),
  /** A row that the list names and that is not there. */
  MISSING("it was deleted from the file by something else than this browser"),
  /** A row that contradicts another one. */
  DUPLICATE("another row holds the same grant or host name");

  private final String log;

  StoreFlaw(String log) {
    this.log = log;
  }

  /** Returns the English words for the log and for exceptions; they hold nothing of the row. */
  String log() {
    return log;
  }
}
