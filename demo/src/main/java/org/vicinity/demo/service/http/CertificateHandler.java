package org.vicinity.demo.service.http;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.certstore.name.Origin;
import org.vicinity.certstore.verify.PemCertificates;
import org.vicinity.channel.attestation.Attestation;
import org.vicinity.demo.http.JsonBody;
import org.vicinity.demo.http.Replies;
import org.vicinity.demo.service.account.Account;
import org.vicinity.demo.service.ca.CertificateIssuer;
import org.vicinity.demo.service.ca.IssueOutcome;

/**
 * {@code POST /vicinity/certificates {csr, attestation, host}}: answers {@code {certificate,
 * authority}}, both PEM.
 */
final class CertificateHandler extends JsonHandler {
  private static final Logger LOG = LoggerFactory.getLogger(CertificateHandler.class);
  private static final int MAX_CSR = 8 * 1024;
  private static final int MAX_HOST = 253;

  private final Origin own;
  private final SessionCookie cookie;
  private final CertificateIssuer issuer;

  CertificateHandler(Origin own, SessionCookie cookie, CertificateIssuer issuer) {
    this.own = own;
    this.cookie = cookie;
    this.issuer = issuer;
  }

  @Override
  void answer(Request request, Response response, Callback callback)
      throws IOException, JsonBody.RefusedException {
    if (!HttpMethod.POST.is(request.getMethod())) {
      wrongMethod(response, callback, "POST");
      return;
    }
    JsonBody body = JsonBody.read(request, MAX_BODY);
    Optional<Account> account = cookie.account(request);
    if (account.isEmpty()) {
      logInFirst(response, callback);
      return;
    }
    IssueOutcome outcome =
        issuer.issue(
            own,
            account.get(),
            body.text("csr", MAX_CSR),
            body.text("attestation", Attestation.MAX_LENGTH),
            body.text("host", MAX_HOST));
    if (outcome instanceof IssueOutcome.Issued issued) {
      Replies.json(
          response,
          callback,
          HttpStatus.OK_200,
          Map.of(
              "certificate", PemCertificates.format(issued.chain()),
              "authority", PemCertificates.format(List.of(issued.authority()))));
    } else if (outcome instanceof IssueOutcome.Malformed malformed) {
      refuse(response, callback, HttpStatus.BAD_REQUEST_400, malformed.reason());
    } else if (outcome instanceof IssueOutcome.Refused refused) {
      refuse(response, callback, HttpStatus.FORBIDDEN_403, refused.reason());
    } else {
      String reason = ((IssueOutcome.Unavailable) outcome).reason();
      refuse(response, callback, HttpStatus.SERVICE_UNAVAILABLE_503, reason);
    }
  }

  private static void refuse(Response response, Callback callback, int status, String reason) {
    LOG.warn("no certificate: {}", reason);
    Replies.error(response, callback, status, reason);
  }
}
