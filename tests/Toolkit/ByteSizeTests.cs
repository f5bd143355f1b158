using FluentAssertions;
using Katas.Toolkit;
using NUnit.Framework;

namespace Katas.Tests.Toolkit;

public class ByteSizeTests
{
    [TestCase(0, "0 bytes")]
    [TestCase(999, "999 bytes")]
    [TestCase(1_000, "1.00 kB")]
    [TestCase(30_720, "30.7 kB")]
    [TestCase(99_970, "100 kB")]
    [TestCase(737_280, "737 kB")]
    [TestCase(999_600, "1.00 MB")]
    [TestCase(1_474_560, "1.47 MB")]
    [TestCase(3_427_000_000, "3.43 GB")]
    public void A_size_has_three_digits_and_its_unit(long bytes, string text) => ByteSize.Text(bytes).Should().Be(text);

    [Test]
    public void There_is_no_negative_size() =>
        FluentActions.Invoking(() => ByteSize.Text(-1)).Should().Throw<ArgumentOutOfRangeException>();
}
