package org.vicinity.channel.session;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SessionRehearsalTest {
  @Test
  void aWholeSessionIsOpenedAndUsed() {
    Logger logger = (Logger) LoggerFactory.getLogger(SessionRehearsal.class);
    ListAppender<ILoggingEvent> said = new ListAppender<>();
    said.start();
    Level before = logger.getLevel();
    logger.setLevel(Level.DEBUG);
    logger.addAppender(said);
    try {
      SessionRehearsal.run();
    } finally {
      logger.detachAppender(said);
      logger.setLevel(before);
    }

    assertThat(said.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly("a session was rehearsed");
  }
}
