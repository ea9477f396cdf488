/**
 * What it costs to analyse a recording anew, for docs/benchmarks.md. Knows the program from outside and its reader; no test
 * stands here.
 */
@NullMarked
package io.plumbline.gateway.speed;

import org.jspecify.annotations.NullMarked;
