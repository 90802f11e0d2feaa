package org.vicinity.browser.tab;

import org.vicinity.browser.engine.SignIn;

/**
 * What is said of a server that wants a password; its own words are marked as such, bounded, and
 * plain text.
 *
 * @param title who asks
 * @param explanation who would get the password, and who could read it
 * @param realm what the server says; empty when it says nothing
 */
record SignInWords(String title, String explanation, String realm) {
  private static final int LONGEST = 400;

  /**
   * Returns the words.
   *
   * @param pageHost the host of the tab's page; empty when it has none
   */
  static SignInWords of(SignIn wanted, String pageHost) {
    String host = PlainText.line(wanted.host(), LONGEST);
    String place = host + ":" + wanted.port();
    StringBuilder explanation = new StringBuilder();
    explanation.append(
        (wanted.proxy() ? TabTexts.SIGN_IN_PROXY : TabTexts.SIGN_IN_SITE).text(place));
    if (!wanted.proxy() && !wanted.host().equals(pageHost) && !pageHost.isEmpty()) {
      explanation.append("\n\n");
      explanation.append(TabTexts.SIGN_IN_FRAME.text(PlainText.line(pageHost, LONGEST), host));
    }
    if (Hosts.isThisComputer(wanted.host())) {
      explanation.append("\n\n").append(TabTexts.SIGN_IN_HERE.text());
    } else if (!wanted.encrypted()) {
      explanation.append("\n\n").append(TabTexts.SIGN_IN_PLAIN.text());
    }
    String realm = PlainText.line(wanted.realm(), LONGEST);
    return new SignInWords(
        TabTexts.SIGN_IN_TO.text(host),
        explanation.toString(),
        realm.isEmpty() ? "" : TabTexts.SIGN_IN_REALM.text(realm));
  }
}
