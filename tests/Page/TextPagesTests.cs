using FluentAssertions;
using Katas.Page.Texts;
using NUnit.Framework;

namespace Katas.Page.Tests;

/// <summary>The book's texts as HTML, and where their links lead.</summary>
public sealed class TextPagesTests
{
    private BookCopy copy;
    private TextPages pages;

    [OneTimeSetUp]
    public void Start()
    {
        copy = new BookCopy("01");
        pages = new TextPages(copy.Book);
    }

    [OneTimeTearDown]
    public void Stop() => copy.Dispose();

    [TestCase("../01/README.md#the-shapes", "/lesson/01#the-shapes")]
    [TestCase("../01", "/lesson/01")]
    [TestCase("#the-shapes", "/lesson/01#the-shapes")]
    [TestCase("../../data/README.md", "/text/data/README.md")]
    [TestCase("../../docs", null)]
    [TestCase("Attention.cs", "/text/exercises/01/Attention.cs")]
    [TestCase("https://arxiv.org/abs/1706.03762", "https://arxiv.org/abs/1706.03762")]
    [TestCase("../77/README.md", null)]
    [TestCase("../../../etc/passwd", null)]
    [TestCase("/etc/passwd", null)]
    [TestCase("//katas.example/x.md", null)]
    [TestCase("javascript:alert(1)", null)]
    [TestCase("data:text/html,x", null)]
    [TestCase("file:///etc/passwd", null)]
    public void A_link_leads_to_a_page_or_is_none(string url, string? address) =>
        new Links(copy.Book, "exercises/01/README.md").Resolve(url).Should().Be(address);

    [Test]
    public void Html_in_a_text_is_text() =>
        Html("a <script>alert(1)</script> <img src=x onerror=alert(1)>").Should().NotContain("<script").And.NotContain("<img");

    [Test]
    public void A_link_to_nothing_is_its_words() => Html("see [the *old* text](old.md)!").Should().Be("<p>see the old text!</p>");

    [Test]
    public void A_table_scrolls_in_a_box_and_needs_no_style_of_its_own() =>
        Html("| a | b |\n|:--|--:|\n| 1 | 2 |").Should().Contain("<div class=\"scroll\"").And.Contain("class=\"right\"").And.NotContain("style=");

    [Test]
    public void A_drawing_stays_as_it_is() =>
        Html("```\n a ──► b   √d_k & <c>\n```").Should().Contain("<pre tabindex=\"0\"><code> a ──► b   √d_k &amp; &lt;c&gt;</code></pre>");

    [Test]
    public void Code_has_colours() => Html("```csharp\nvar x = 1; // one\n```").Should()
        .Contain("<span class=\"keyword\">var</span>").And.Contain("<span class=\"comment\">// one</span>");

    [Test]
    public void A_text_that_was_edited_is_read_again()
    {
        var lesson = copy.Book.Lesson("01");
        pages.Lesson(lesson)[0].Html.Should().NotContain("A new beginning.");

        copy.Replace("exercises/01/README.md", "By the end of", "A new beginning. By the end of");
        File.SetLastWriteTimeUtc(lesson.Folders.Readme, DateTime.UtcNow.AddSeconds(2));

        pages.Lesson(lesson)[0].Html.Should().Contain("A new beginning.");
    }

    [Test]
    public void A_source_is_shown_as_it_is_and_what_is_hidden_is_not()
    {
        pages.Page("exercises/01/Attention.cs").Should().Contain("<pre").And.Contain("KataTask");
        pages.Page(".katas/hints.json").Should().BeNull();
        pages.Page("exercises/01/bin/x.dll").Should().BeNull();
        pages.Page("exercises/01").Should().BeNull();
    }

    private string Html(string markdown) => pages.Piece(copy.Book.Lesson("01"), markdown).Trim();
}
