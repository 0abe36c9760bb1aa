package vn.nhip.api;

import java.time.ZoneId;
import vn.nhip.core.catalogue.Catalogue;
import vn.nhip.core.unit.Unit;

/** What a page needs to know once: whose scores these are, and by which catalogue. */
public record About(Unit province, boolean demo, ZoneId zone, String build, Catalogue catalogue) {}
