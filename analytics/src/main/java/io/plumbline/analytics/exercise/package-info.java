/**
 * What an exercise is: where it is done, how its repetitions or holds are found, which faults apply with which limits.
 * Records that check themselves; knows nothing of how they are judged.
 */
@NullMarked
package io.plumbline.analytics.exercise;

import org.jspecify.annotations.NullMarked;
