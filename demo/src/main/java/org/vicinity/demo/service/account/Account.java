package org.vicinity.demo.service.account;

/**
 * Someone who may log in.
 *
 * @param id what the page tells the browser, so that a grant belongs to this person
 * @param displayName what people read
 */
public record Account(String id, String displayName) {}
