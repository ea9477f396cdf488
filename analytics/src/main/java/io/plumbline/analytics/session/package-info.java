/**
 * One wearer's session: samples and marks in, events out. Joins the other packages into the chain align → orient →
 * angles → posture → repetition → faults → alerts; knows no files, clocks or threads.
 */
@NullMarked
package io.plumbline.analytics.session;

import org.jspecify.annotations.NullMarked;
