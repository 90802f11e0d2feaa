package org.vicinity.browser.tab;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.vicinity.browser.engine.Permission;

/** Says what a page was refused: each thing once, until another page is there. */
final class Refusals {
  private final NoticeBar notices;
  private final Set<Permission> refused = EnumSet.noneOf(Permission.class);

  Refusals(NoticeBar notices) {
    this.notices = notices;
  }

  /** Another page is there. */
  void forget() {
    if (!refused.isEmpty()) {
      refused.clear();
      notices.setVisible(false);
    }
  }

  /**
   * A page asked for something.
   *
   * @param url the document that asked
   */
  void add(Permission permission, String url) {
    if (refused.add(permission)) {
      String things =
          refused.stream().map(TabTexts.PERMISSION::of).collect(Collectors.joining(", "));
      String who = Hosts.of(url).map(host -> PlainText.line(host, 80)).orElse("");
      notices.say(
          who.isEmpty()
              ? TabTexts.REFUSED_PAGE.text(things)
              : TabTexts.REFUSED_SITE.text(who, things));
    }
  }
}
