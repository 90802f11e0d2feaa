package org.vicinity.certstore.grant;

/** A row cannot be turned back into a grant. The texts are for the user and hold none of it. */
final class RowException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why; the only place with the texts. */
  enum Reason {
    TOO_LARGE("it is larger than any grant"),
    NOT_AUTHENTIC("it was changed, or was sealed with another key"),
    NEWER_FORMAT("it was written by a newer version of this browser"),
    MALFORMED("its content is not a grant"),
    MALFORMED_LIST("its content is not the list of the entries"),
    REPLACED("another copy of it was put in its place, such as an older one"),
    UNLISTED("the list of the entries does not have it: it was put back, or the list is damaged"),
    MISSING("it was deleted from the file by something else than this browser"),
    DUPLICATE("another row holds the same grant or host name");

    private final String text;

    Reason(String text) {
      this.text = text;
    }
  }

  RowException(Reason reason) {
    super(reason.text);
  }

  RowException(Reason reason, Throwable cause) {
    super(reason.text, cause);
  }
}
