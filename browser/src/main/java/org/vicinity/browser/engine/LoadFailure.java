package org.vicinity.browser.engine;

/**
 * A page that could not be loaded.
 *
 * @param url the address; hostile text
 * @param kind what went wrong, as far as it helps the user
 * @param code Chromium's name of the error, such as {@code ERR_CONNECTION_REFUSED}
 */
public record LoadFailure(String url, Kind kind, String code) {
  /** What went wrong. */
  public enum Kind {
    /** The name is not known. */
    NAME_NOT_FOUND,
    /** Nobody listens there. */
    REFUSED,
    /** The connection broke. */
    BROKEN,
    /** No answer in time. */
    TIMED_OUT,
    /** This machine is not connected. */
    OFFLINE,
    /** The certificate is not trusted for this name. */
    CERTIFICATE,
    /** The certificate is not valid now, by this machine's clock. */
    CERTIFICATE_EXPIRED,
    /** The certificate was withdrawn by its authority. */
    CERTIFICATE_REVOKED,
    /** The certificate is for other names. */
    CERTIFICATE_NAME,
    /** TLS failed otherwise. */
    TLS,
    /** There is no such file on this machine. */
    FILE_NOT_FOUND,
    /** It is no address that a browser can open. */
    ADDRESS,
    /** Servers send the browser to and fro. */
    REDIRECTS,
    /** Vicinity does not let this page open that address. */
    BLOCKED,
    /** The page's process ended. */
    CRASHED,
    /** Anything else. */
    OTHER
  }
}
