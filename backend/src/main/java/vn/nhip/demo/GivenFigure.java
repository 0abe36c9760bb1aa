package vn.nhip.demo;

/** A figure that offices hand in, since no case shows it. */
record GivenFigure(String unit, String period, String component, long met, long total) {}
