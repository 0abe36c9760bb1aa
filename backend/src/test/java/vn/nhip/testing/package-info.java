/** What tests of several rooms share. */
package vn.nhip.testing;
