using System.Net;
using System.Net.Http;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using FluentAssertions;
using Katas.Tests.Checker;
using NUnit.Framework;

namespace Katas.Page.Tests;

/// <summary>Every lesson of the book is shown whole: no link, picture, table or formula is broken.</summary>
public sealed class LessonTextTests
{
    private BookCopy copy;
    private PageProcess page;
    private HttpClient client;

    [OneTimeSetUp]
    public async Task Start()
    {
        copy = new BookCopy(RealBook.Instance.Numbers);
        page = await PageProcess.Start(copy.Root);
        client = await page.Client();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        client.Dispose();
        await page.DisposeAsync();
        copy.Dispose();
    }

    [TestCaseSource(nameof(Numbers))]
    public async Task A_lesson_has_every_task_table_and_drawing_of_its_text(string number)
    {
        var document = await Read($"/lesson/{number}");
        var lesson = copy.Book.Lesson(number);
        string text = File.ReadAllText(lesson.Folders.Readme).ReplaceLineEndings("\n");
        var article = document.QuerySelector("article")!;

        document.QuerySelector("h1")!.TextContent.Should().Be(lesson.Title);
        article.QuerySelectorAll("section.task > h2").Select(heading => heading.TextContent)
            .Should().Equal(lesson.Tasks.Select(task => $"Task {task.Id}: {task.Title}"));
        article.QuerySelectorAll("table").Should().HaveCount(Regex.Count(text, @"^\|[ :|-]+\|$", RegexOptions.Multiline));
        article.QuerySelectorAll("details.after").Should().HaveCount(lesson.Tasks.Count(task => task.AfterPass.Length > 0));
        article.QuerySelectorAll("h2").Where(heading => heading.ParentElement!.ClassName == "prose").Should().HaveCount(
            Regex.Count(text, "^## (?!Task )", RegexOptions.Multiline));
        article.QuerySelectorAll("[style], script, img:not([alt])").Should().BeEmpty();
    }

    [TestCaseSource(nameof(Numbers))]
    public async Task A_lesson_s_formulas_and_drawings_stand_as_they_were_written(string number)
    {
        var article = (await Read($"/lesson/{number}")).QuerySelector("article")!;
        var shown = article.QuerySelectorAll("pre").Select(pre => pre.TextContent.TrimEnd()).ToHashSet();
        string text = File.ReadAllText(copy.Book.Lesson(number).Folders.Readme).ReplaceLineEndings("\n");
        var fences = Regex.Matches(text, @"^```\w*\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline);

        fences.Select(fence => fence.Groups["code"].Value.TrimEnd()).Should().BeSubsetOf(shown);
        shown.Sum(code => code.Split('\n').Length).Should().BeGreaterThanOrEqualTo(Regex.Count(text, @"(?<=\n\n)    \S"));
    }

    [TestCaseSource(nameof(Numbers))]
    public async Task No_markdown_is_left_over(string number)
    {
        var article = (await Read($"/lesson/{number}")).QuerySelector("article")!;
        foreach (var code in article.QuerySelectorAll("pre, code"))
        {
            code.Remove();
        }

        article.TextContent.Should().NotContain("**").And.NotContain("](").And.NotContain("```").And.NotMatchRegex(@"^\|.*\|$");
    }

    [Test]
    public async Task Every_link_within_the_book_leads_somewhere()
    {
        var seen = new HashSet<string>();
        var open = new Queue<string>(["/", .. Numbers().Select(number => $"/lesson/{number}")]);
        var broken = new List<string>();
        while (open.TryDequeue(out string? path))
        {
            if (!seen.Add(path))
            {
                continue;
            }

            var document = await Read(path);
            foreach (string address in document.QuerySelectorAll("a[href]").Select(link => link.GetAttribute("href")!)
                .Where(address => address.Length > 0 && !Regex.IsMatch(address, "^(https?|mailto|vscode):")))
            {
                string target = address.Split('#')[0];
                target = target.Length == 0 || target.StartsWith("http", StringComparison.Ordinal) ? path : target;
                if (address.Contains('#') && target == path && document.GetElementById(Uri.UnescapeDataString(address.Split('#')[1])) is null)
                {
                    broken.Add($"{path}: {address}");
                }

                if (!target.StartsWith("/demo/", StringComparison.Ordinal) && seen.Count < 80)
                {
                    open.Enqueue(target);
                }
            }

            foreach (string source in document.QuerySelectorAll("img").Select(image => image.GetAttribute("src")!))
            {
                using var answer = await client.GetAsync(source);
                if (answer.StatusCode != HttpStatusCode.OK)
                {
                    broken.Add($"{path}: {source}");
                }
            }

            if (document.QuerySelector("h1")?.TextContent is "There is no such text" or "There is no such page")
            {
                broken.Add(path);
            }
        }

        broken.Should().BeEmpty();
        seen.Should().Contain(path => path.StartsWith("/text/", StringComparison.Ordinal));
    }

    [Test]
    public async Task Reading_writes_nothing()
    {
        var before = copy.Files();
        foreach (string number in Numbers())
        {
            await Read($"/lesson/{number}");
        }

        copy.Files().Should().Equal(before);
    }

    [TestCase("/lesson/77")]
    [TestCase("/lesson/..")]
    [TestCase("/text/nothing.md")]
    [TestCase("/text/.git/config")]
    [TestCase("/nothing")]
    public async Task An_address_with_nothing_at_it_is_said_to_be_one(string path)
    {
        using var answer = await client.GetAsync(path);

        (await answer.Content.ReadAsStringAsync()).Should().MatchRegex("can&#x27;t be shown|There is no such|Contents");
    }

    private static IEnumerable<string> Numbers() => RealBook.Instance.Numbers;

    private async Task<IDocument> Read(string path)
    {
        using var answer = await client.GetAsync(path);
        answer.StatusCode.Should().Be(HttpStatusCode.OK, path);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }
}
