using Katas.Testkit;
using NUnit.Framework;

namespace Katas.Lesson11.Tests;

/// <summary>Letters taken apart, without the system's help.</summary>
public class AccentsTests
{
    [TestCase("", "", TestName = "nothing")]
    [TestCase("plain", "plain", TestName = "ASCII")]
    [TestCase("Ångström, naïve", "A\u030Angstro\u0308m, nai\u0308ve", TestName = "accents")]
    [TestCase("\u1E69", "s\u0323\u0307", TestName = "two accents of one letter")]
    [TestCase("s\u0307\u0323", "s\u0323\u0307", TestName = "accents in the standard's order")]
    [TestCase("a\u0301\u0300", "a\u0301\u0300", TestName = "accents of the same place stay as they stand")]
    [TestCase("\u0301\u0323a", "\u0323\u0301a", TestName = "accents without a letter")]
    [TestCase("a\u0301b\u0323", "a\u0301b\u0323", TestName = "accents stay with their letters")]
    [TestCase("\uAC00", "\u1100\u1161", TestName = "the first syllable")]
    [TestCase("\uD7A3", "\u1112\u1175\u11C2", TestName = "the last syllable")]
    [TestCase("\uABFF\uD7A4", "\uABFF\uD7A4", TestName = "beside the syllables")]
    [TestCase("\uAC01\uD4DB", "\u1100\u1161\u11A8\u1111\u1171\u11B6", TestName = "syllables of three")]
    [TestCase("\u212B\u2126", "A\u030A\u03A9", TestName = "signs that are letters")]
    [TestCase("\uFB01 ½ ²", "\uFB01 ½ ²", TestName = "ligatures and fractions stay")]
    [TestCase("\U0001D15E", "\U0001D157\U0001D165", TestName = "a note beyond 16 bits")]
    [TestCase("\U0002F800", "\u4E3D", TestName = "an ideograph beyond 16 bits")]
    [TestCase("\u0915\u0951\u093C", "\u0915\u093C\u0951", TestName = "a dot below, which comes first")]
    [TestCase("a\u0301\u0334", "a\u0334\u0301", TestName = "a stroke through the letter, which comes first")]
    [TestCase("a\u0301\U00016FF0", "a\U00016FF0\u0301", TestName = "a Vietnamese reading mark, which comes first")]
    [TestCase("🙂é", "🙂e\u0301", TestName = "emoji")]
    [ForTask("11.0")]
    public void Letters_are_taken_apart(string text, string parts) =>
        Assert.That(Accents.Decompose(text), Is.EqualTo(parts));

    [Test, ForTask("11.0")]
    public void Half_a_surrogate_pair_stays()
    {
        Assert.That(Accents.Decompose("\uD83Dé\uDE42"), Is.EqualTo("\uD83De\u0301\uDE42"));
        Assert.That(Accents.Decompose("é\uD83D"), Is.EqualTo("e\u0301\uD83D"));
        Assert.That(() => Accents.Decompose(null!), Throws.ArgumentNullException);
    }
}
