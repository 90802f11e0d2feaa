package org.vicinity.demo.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyPairsTest {
  @Test
  void anEcKeyComesBack() throws Exception {
    PrivateKey key = KeyPairs.generate().getPrivate();
    assertThat(KeyPairs.fromPem(KeyPairs.toPem(key))).isEqualTo(key);
  }

  @Test
  void anRsaKeyComesBack() throws Exception {
    PrivateKey key = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();
    assertThat(KeyPairs.fromPem(KeyPairs.toPem(key))).isEqualTo(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----",
        "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\nA\n-----END PRIVATE KEY-----"
      })
  void anythingElseIsRefused(String pem) {
    assertThatThrownBy(() -> KeyPairs.fromPem(pem)).isInstanceOf(GeneralSecurityException.class);
  }
}
