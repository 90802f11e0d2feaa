package org.vicinity.demo.service.http;

import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.vicinity.demo.http.JsonBody;
import org.vicinity.demo.http.Replies;
import org.vicinity.demo.service.account.Account;
import org.vicinity.demo.service.ca.Challenges;

/** {@code POST /vicinity/challenges}: gives the user who is logged in a challenge for a device. */
final class ChallengeHandler extends JsonHandler {
  private final SessionCookie cookie;
  private final Challenges challenges;

  ChallengeHandler(SessionCookie cookie, Challenges challenges) {
    this.cookie = cookie;
    this.challenges = challenges;
  }

  @Override
  void answer(Request request, Response response, Callback callback)
      throws IOException, JsonBody.RefusedException {
    if (!HttpMethod.POST.is(request.getMethod())) {
      wrongMethod(response, callback, "POST");
      return;
    }
    JsonBody.read(request, MAX_BODY);
    Optional<Account> account = cookie.account(request);
    if (account.isEmpty()) {
      logInFirst(response, callback);
      return;
    }
    String challenge =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(challenges.issue(account.get().id()));
    Replies.json(response, callback, HttpStatus.OK_200, Map.of("challenge", challenge));
  }
}
