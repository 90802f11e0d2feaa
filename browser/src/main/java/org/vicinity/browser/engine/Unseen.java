package org.vicinity.browser.engine;

/** Listens to a view that nobody has taken: nobody answers. */
final class Unseen implements ViewListener {
  @Override
  public void title(String title) {}

  @Override
  public void address(String url) {}

  @Override
  public void loading(boolean loading, boolean canGoBack, boolean canGoForward) {}

  @Override
  public void failed(LoadFailure failure) {}

  @Override
  public void popup(ViewTarget target) {}

  @Override
  public void dialog(PageDialog dialog) {
    dialog.answer().decline();
  }

  @Override
  public void shortcut(Shortcut shortcut) {}

  @Override
  public void gotFocus() {}

  @Override
  public void closed() {}
}
