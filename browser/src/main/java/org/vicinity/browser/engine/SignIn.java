package org.vicinity.browser.engine;

/**
 * A server wants a user name and a password (RFC 9110, section 11). Exactly one answer is given,
 * once, on any thread; further ones are ignored.
 *
 * @param host who would get them
 * @param port its port
 * @param proxy whether it is a proxy and not a site
 * @param encrypted whether nobody on the way can read them
 * @param realm what the server says of the place; hostile, bounded, possibly empty
 * @param answer takes the user's answer
 */
public record SignIn(
    String host, int port, boolean proxy, boolean encrypted, String realm, Answer answer) {
  /** Takes the answer. */
  public interface Answer {
    /** The user signs in. */
    void accept(String user, String password);

    /** The user does not. */
    void decline();
  }
}
