package org.vicinity.certstore.grant;

/** A row cannot be turned back into a grant. The text is for the log and holds none of it. */
final class RowException extends Exception {
  private static final long serialVersionUID = 1L;

  private final StoreFlaw flaw;

  RowException(StoreFlaw flaw) {
    super(flaw.log());
    this.flaw = flaw;
  }

  RowException(StoreFlaw flaw, Throwable cause) {
    super(flaw.log(), cause);
    this.flaw = flaw;
  }

  StoreFlaw flaw() {
    return flaw;
  }
}
