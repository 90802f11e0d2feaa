package org.vicinity.browser.tab;

import java.util.List;
import org.vicinity.browser.engine.Shortcut;
import org.vicinity.browser.sites.History;
import org.vicinity.browser.sites.Visit;

/** Does nothing of what is wanted in a bar, and suggests pages. */
record NoListener(History history) implements NavigationBar.Listener {
  @Override
  public void perform(Shortcut command) {}

  @Override
  public void stop() {}

  @Override
  public void go(String typed) {}

  @Override
  public List<Visit> suggestions(String typed) {
    return history.suggestions(typed, 5);
  }

  @Override
  public void taken(Runnable again) {}

  @Override
  public void left() {}

  @Override
  public void asked() {}
}
