/**
 * What an update of the filter and a step of the analysis cost, beside peers in the same run. Knows the analysis and JMH;
 * no test stands here and no build runs it.
 */
@NullMarked
package io.plumbline.analytics.benchmark;

import org.jspecify.annotations.NullMarked;
