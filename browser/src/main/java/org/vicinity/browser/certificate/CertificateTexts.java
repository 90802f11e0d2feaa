package org.vicinity.browser.certificate;

import org.vicinity.browser.language.Phrase;

/** The words for certificates; in the bundles beside it. */
enum CertificateTexts implements Phrase {
  TITLE,
  CERTIFICATE,
  OF_DEVICE,
  BETWEEN,
  OF_AUTHORITY,
  SUBJECT,
  NAMES,
  ISSUER,
  FROM,
  UNTIL,
  KEY,
  SIGNATURE,
  SERIAL,
  FINGERPRINT,
  KEY_FINGERPRINT,
  NONE,
  CLOSE
}
