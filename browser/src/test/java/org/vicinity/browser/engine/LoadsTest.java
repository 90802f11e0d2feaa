package org.vicinity.browser.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadsTest {
  @ParameterizedTest
  @CsvSource({
    "ERR_NAME_NOT_RESOLVED,NAME_NOT_FOUND",
    "ERR_CONNECTION_REFUSED,REFUSED",
    "ERR_CONNECTION_CLOSED,BROKEN",
    "ERR_TIMED_OUT,TIMED_OUT",
    "ERR_INTERNET_DISCONNECTED,OFFLINE",
    "ERR_CERT_AUTHORITY_INVALID,CERTIFICATE",
    "ERR_CERT_DATE_INVALID,CERTIFICATE_EXPIRED",
    "ERR_CERT_REVOKED,CERTIFICATE_REVOKED",
    "ERR_CERT_COMMON_NAME_INVALID,CERTIFICATE_NAME",
    "ERR_CERT_WEAK_KEY,CERTIFICATE",
    "ERR_FILE_NOT_FOUND,FILE_NOT_FOUND",
    "ERR_UNKNOWN_URL_SCHEME,ADDRESS",
    "ERR_TOO_MANY_REDIRECTS,REDIRECTS",
    "ERR_SSL_UNRECOGNIZED_NAME_ALERT,TLS",
    "ERR_BLOCKED_BY_CLIENT,BLOCKED",
    "ERR_CONTENT_DECODING_FAILED,OTHER"
  })
  void chromiumsCodesAreSorted(String code, LoadFailure.Kind kind) {
    assertThat(Loads.kind(code)).isEqualTo(kind);
  }
}
