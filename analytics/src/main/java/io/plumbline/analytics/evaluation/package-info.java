/**
 * How good an analysis was, held against the truth of a session: which alerts were due, which came, how late, how often
 * in vain. Knows events and exercises, and nothing of samples or of files.
 */
@NullMarked
package io.plumbline.analytics.evaluation;

import org.jspecify.annotations.NullMarked;
