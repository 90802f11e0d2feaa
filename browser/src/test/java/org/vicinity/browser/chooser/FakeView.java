package org.vicinity.browser.chooser;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vicinity.browser.search.ChannelNotice;

/** Keeps what a window would show. */
final class FakeView implements ChooserView {
  final List<DeviceRow> rows = new ArrayList<>();
  Optional<ChooserHeading> heading = Optional.empty();
  Optional<Integer> selected = Optional.empty();
  Optional<SearchState> search = Optional.empty();
  List<ChannelNotice> notices = List.of();
  Optional<String> problem = Optional.empty();
  String page = "";
  boolean confirmable;
  int closed;

  List<String> names() {
    return rows.stream().map(DeviceRow::name).toList();
  }

  @Override
  public void show(ChooserHeading shown, ChooserInput input) {
    heading = Optional.of(shown);
  }

  @Override
  public void insert(int index, DeviceRow row) {
    rows.add(index, row);
  }

  @Override
  public void update(int index, DeviceRow row) {
    rows.set(index, row);
  }

  @Override
  public void remove(int index) {
    rows.remove(index);
  }

  @Override
  public void select(Optional<Integer> index) {
    selected = index;
  }

  @Override
  public void search(SearchState state) {
    search = Optional.of(state);
  }

  @Override
  public void notices(List<ChannelNotice> all) {
    notices = all;
  }

  @Override
  public void pick(Optional<String> why) {
    page = "pick";
    problem = why;
  }

  @Override
  public void confirmable(boolean possible) {
    confirmable = possible;
  }

  @Override
  public void connecting(DeviceRow device) {
    page = "connecting " + device.name();
  }

  @Override
  public void askPin(DeviceRow device, Optional<String> why) {
    page = "pin " + device.name();
    problem = why;
  }

  @Override
  public void checkingPin() {
    page = "checking";
  }

  @Override
  public void lockedOut(String reason) {
    page = "locked out";
    problem = Optional.of(reason);
  }

  @Override
  public void close() {
    closed++;
  }
}
