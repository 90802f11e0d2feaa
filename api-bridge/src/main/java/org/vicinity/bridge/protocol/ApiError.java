package org.vicinity.bridge.protocol;

/**
 * Every way in which a call of the API fails: one table for Java, the injected script and the
 * specification. The texts go to pages, so they say nothing about devices that the user did not
 * choose.
 */
public enum ApiError {
  /** Cancelled, none found, wrong PIN, gone while choosing: one text, so a page learns nothing. */
  NOT_FOUND("NotFoundError", "No device was chosen."),
  INSECURE_CONTEXT("SecurityError", "Local devices are available in secure contexts only."),
  OPAQUE_ORIGIN("SecurityError", "Local devices are not available to documents without an origin."),
  CROSS_ORIGIN_FRAME(
      "SecurityError", "Local devices are not available in frames of another origin."),
  NO_ACTIVATION(
      "SecurityError",
      "Choosing a device needs a user gesture in this document, such as a click; one gesture allows"
          + " one chooser."),
  FORGED("NotAllowedError", "The browser refused this message."),
  FLOOD("NotAllowedError", "Too many calls are pending; wait for some of them to settle."),
  TOO_LONG("DataError", "The arguments of the call are too long."),
  CHOOSER_OPEN("NotAllowedError", "A device chooser is already open in this tab."),
  CHOOSER_SUPPRESSED(
      "NotAllowedError", "The browser does not show the device chooser to this site now."),
  ISSUER_ORIGIN("SecurityError", "The issuer must have the same origin as the page."),
  UNKNOWN_DEVICE("InvalidStateError", "This device is not, or no longer, available to this page."),
  WRONG_STATE("InvalidStateError", "The device is not in a state that allows this call."),
  DEVICE_FAILED("NetworkError", "The device could not be set up"),
  NAME_NOT_FOUND(
      "NetworkError", "The device's host name was not found on this network. Is the device awake?"),
  DEVICE_UNREACHABLE("NetworkError", "The device did not answer over TLS under its host name."),
  ISSUER_FAILED("NetworkError", "The certificate service did not answer as expected"),
  ISSUER_ANSWER("DataError", "The certificate service's answer is not valid"),
  CHALLENGE_LENGTH("DataError", "The challenge must have 16 to 64 bytes."),
  CHALLENGE_REFUSED("DataError", "The device refused the challenge; was it used before?"),
  BAD_CSR("DataError", "The device's certificate request is not valid"),
  BAD_PEM("DataError", "The certificate or its authority cannot be read"),
  CERTIFICATE_REFUSED("DataError", "The certificate was refused"),
  KEY_MISMATCH(
      "DataError", "Another key than that of the certificate request answers under the host name."),
  TIMED_OUT("TimeoutError", "Setting up the device took too long; choose it again."),
  ABORTED("AbortError", "The call was aborted."),
  CANCELLED("AbortError", "The user cancelled setting the device up."),
  /** The browser does not know the document (any more); the injected script may begin it anew. */
  LEAVING("AbortError", "The call was aborted, because the page was about to be left."),
  INTERNAL("OperationError", "The browser could not complete the call; see its log.");

  private final String exceptionName;
  private final String text;

  ApiError(String exceptionName, String text) {
    this.exceptionName = exceptionName;
    this.text = text;
  }

  /** Returns the {@code DOMException} name (Web IDL section 2.8.1). */
  public String exceptionName() {
    return exceptionName;
  }

  /**
   * Returns the message. One without a full stop at its end is followed by a colon and a detail.
   */
  public String text() {
    return text;
  }
}
