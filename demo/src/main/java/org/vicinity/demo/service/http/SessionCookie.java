package org.vicinity.demo.service.http;

import java.util.Optional;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.vicinity.certstore.name.Origin;
import org.vicinity.demo.service.account.Account;
import org.vicinity.demo.service.account.Sessions;

/**
 * The session's cookie: not readable by scripts, never sent from another site. Cookies do not know
 * ports, so its name has the port in it: two services on one machine must not log each other out.
 */
final class SessionCookie {
  private final Sessions sessions;
  private final String name;
  private final boolean secure;

  SessionCookie(Sessions sessions, Origin own) {
    this.sessions = sessions;
    this.name = "session-" + own.port();
    this.secure = own.scheme().equals("https");
  }

  /** Returns who sent a request. */
  Optional<Account> account(Request request) {
    return token(request).flatMap(sessions::find);
  }

  /** Begins a session: always a new token, so that nobody can plant one beforehand. */
  void begin(Request request, Response response, Account account) {
    token(request).ifPresent(sessions::end);
    set(response, sessions.begin(account), Sessions.LIFE.toSeconds());
  }

  /** Ends the session of a request. */
  void end(Request request, Response response) {
    token(request).ifPresent(sessions::end);
    set(response, "", 0);
  }

  private void set(Response response, String token, long seconds) {
    Response.addCookie(
        response,
        HttpCookie.build(name, token)
            .path("/")
            .httpOnly(true)
            .secure(secure)
            .sameSite(HttpCookie.SameSite.STRICT)
            .maxAge(seconds)
            .build());
  }

  private Optional<String> token(Request request) {
    return Request.getCookies(request).stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst();
  }
}
