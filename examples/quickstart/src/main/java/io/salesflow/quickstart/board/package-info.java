/** The live board: a page that shows what goes from Salesflow to the systems that take it, and what is stuck. */
package io.salesflow.quickstart.board;
