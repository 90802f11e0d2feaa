package org.vicinity.demo.service.http;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.vicinity.demo.http.JsonBody;
import org.vicinity.demo.http.Replies;
import org.vicinity.demo.service.account.Account;
import org.vicinity.demo.service.account.Accounts;

/**
 * {@code /session}: {@code POST {user, password}} logs in, {@code GET} tells who is, {@code DELETE}
 * logs out.
 */
final class SessionHandler extends JsonHandler {
  private static final int MAX_TEXT = 128;

  private final Accounts accounts;
  private final SessionCookie cookie;

  SessionHandler(Accounts accounts, SessionCookie cookie) {
    this.accounts = accounts;
    this.cookie = cookie;
  }

  @Override
  void answer(Request request, Response response, Callback callback)
      throws IOException, JsonBody.RefusedException {
    switch (request.getMethod()) {
      case "GET" -> tell(response, callback, cookie.account(request));
      case "POST" -> logIn(request, response, callback);
      case "DELETE" -> {
        cookie.end(request, response);
        Replies.empty(response, callback, HttpStatus.NO_CONTENT_204);
      }
      default -> wrongMethod(response, callback, "GET, POST, DELETE");
    }
  }

  private static void tell(Response response, Callback callback, Optional<Account> account) {
    // Not a 401: asking whether somebody is logged in is no failure, and browsers log those.
    Replies.json(
        response,
        callback,
        HttpStatus.OK_200,
        account.<Object>map(each -> Map.of("user", each)).orElse(Map.of()));
  }

  private void logIn(Request request, Response response, Callback callback)
      throws IOException, JsonBody.RefusedException {
    JsonBody body = JsonBody.read(request, MAX_BODY);
    Accounts.Outcome outcome =
        accounts.logIn(body.text("user", MAX_TEXT), body.text("password", MAX_TEXT));
    if (outcome instanceof Accounts.Outcome.LoggedIn in) {
      cookie.begin(request, response, in.account());
      Replies.json(response, callback, HttpStatus.OK_200, Map.of("user", in.account()));
    } else if (outcome instanceof Accounts.Outcome.Paused paused) {
      long seconds = paused.left().plus(Duration.ofMillis(999)).toSeconds();
      response.getHeaders().put(HttpHeader.RETRY_AFTER, seconds);
      Replies.error(
          response,
          callback,
          HttpStatus.TOO_MANY_REQUESTS_429,
          "too many wrong passwords; try again in " + seconds + " seconds");
    } else {
      Replies.error(
          response, callback, HttpStatus.FORBIDDEN_403, "the name or the password is wrong");
    }
  }
}
