package org.vicinity.browser.chooser;

import org.vicinity.bridge.ExchangeEnd;
import org.vicinity.bridge.ExchangeProgress;
import org.vicinity.browser.language.Phrase;
import org.vicinity.browser.search.ChannelNotice;
import org.vicinity.certstore.name.Origin;
import org.vicinity.channel.ChannelError;

/** Every word that the chooser says; in the bundles beside it. */
enum ChooserTexts implements Phrase {
  TITLE,
  WANTS,
  FOR_USER,
  SOMEBODY,
  GIVEN,
  DEVICES,
  SEARCHING,
  FOUND,
  NOTHING_YET,
  IMPOSSIBLE,
  NOT_PAIRABLE,
  NOTICE,
  CONNECT,
  CANCEL,
  CLOSE,
  CONNECTING,
  CHECKING_PIN,
  PIN,
  ENTER_PIN,
  WRONG_PIN,
  LOCKED_OUT,
  LAST_CHANCE,
  ERROR,
  CONNECTED,
  SEARCH_AGAIN,
  PROGRESS,
  RESULT;

  static String forUser(String user) {
    return FOR_USER.text(user);
  }

  static String wrongPin(int attemptsLeft) {
    return WRONG_PIN.count(attemptsLeft);
  }

  /** Says what went wrong with a device that was picked; the list is there to try again. */
  static String problem(ChannelError error) {
    return ERROR.of(error);
  }

  /** Says what the exchange does or waits for; the origin is never shortened. */
  static String progress(ExchangeProgress.Phase phase, Origin origin) {
    return PROGRESS.of(phase, origin.serialized());
  }

  /** Says how the exchange ended. */
  static String result(ExchangeEnd end, Origin origin) {
    return RESULT.of(end, origin.serialized());
  }

  static String notice(ChannelNotice notice) {
    return NOTICE.text(notice.channel().label(), notice.reason(), notice.remedy());
  }
}
