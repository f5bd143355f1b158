using System.Globalization;
using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using FluentAssertions;
using Katas.Lesson01;
using Katas.Lesson01.Demos;
using Katas.Lesson06;
using Katas.Lesson09;
using Katas.Lesson14;
using Katas.Lesson14.Demos;
using Katas.Tests.Checker;
using Katas.Toolkit;
using Microsoft.Playwright;
using NUnit.Framework;
using TorchSharp;
using static Microsoft.Playwright.Assertions;
using static TorchSharp.torch;

namespace Katas.Page.Tests.Inside;

/// <summary>The views on the solutions, in a browser: what is shown is what the solutions' own functions compute.</summary>
public sealed class InsideTests : BrowserTests
{
    private const float Training = 240_000; // of a small model, on a machine that has other things to do

    private protected override int Seconds => 20; // small models are trained here

    private protected override IReadOnlyList<string> Lessons => RealBook.Instance.Numbers;

    [Test]
    public async Task A_stage_is_read_cell_by_cell_with_the_arrow_keys()
    {
        const int Query = 7;
        const int Key = 1;
        string[] sentence = "the animal did not cross the street because it was tired".Split(' ');
        var words = WordVectors.Read(Path.Combine(RealBook.Instance.Data, "lesson01-words.tsv"));
        var (queries, keys) = (words.Queries(sentence), words.Keys(sentence));
        var masked = Attention.ApplyMask(Attention.Scale(Attention.Scores(queries, keys), queries.size(-1)), ones(11, 11, dtype: ScalarType.Bool).tril());

        var page = await Open("/lesson/01/inside/attention");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Attention, step by step" })).ToBeVisibleAsync();

        (await Read(page, "scores", Query, Key)).Should().Be($"{sentence[Query]} · {sentence[Key]} = {CellArithmetic.Dot(queries[Query], keys[Key])}");
        (await Read(page, "weights", Query, Key)).Should().Be($"{sentence[Query]} · {sentence[Key]} = {CellArithmetic.Softmax(masked[Query], Key)}");
    }

    [Test]
    public async Task The_arrow_keys_do_not_scroll_the_page_and_tab_leaves_the_drawing()
    {
        var page = await Open("/lesson/01/inside/attention");
        var grid = Grid(Stage(page, "scores"));
        await grid.FocusAsync();
        await page.WaitForTimeoutAsync(300); // for the page to come to rest
        double top = await page.EvaluateAsync<double>("scrollY");

        foreach (string key in "ArrowDown ArrowDown ArrowUp ArrowUp ArrowUp ArrowLeft ArrowRight PageDown End Home PageUp".Split(' '))
        {
            await page.Keyboard.PressAsync(key);
        }

        await page.WaitForTimeoutAsync(300);
        (await page.EvaluateAsync<double>("scrollY")).Should().Be(top);
        await page.Keyboard.PressAsync("Tab");
        await Expect(grid).Not.ToBeFocusedAsync();
    }

    [Test]
    public async Task Sliders_change_the_next_tokens_probabilities_as_lesson_06_does()
    {
        var page = await Open("/lesson/06/inside/writing");
        var logits = Stage(page, "from logits to what is left");
        var chances = Stage(page, "the next token");
        await Expect(chances).ToBeVisibleAsync(new() { Timeout = Training });

        await page.GetByLabel("temperature", new() { Exact = true }).FillAsync("0.5");
        await page.GetByLabel("top-k", new() { Exact = true }).FillAsync("3"); // last: what it rules out shows that both have arrived

        double[] from = (await Table(logits))[0];
        await Expect(chances.Locator("svg .value").Nth(3)).ToHaveTextAsync("0");
        double[] expected = [.. SamplingFilters.TopK(tensor(from) / 0.5, 3).softmax(-1).data<double>()];
        double[] shown = [.. (await Table(chances)).Select(row => row[0])];
        shown.Should().HaveSameCount(expected);
        shown.Zip(expected).Should().OnlyContain(pair => Math.Abs(pair.First - pair.Second) < 1e-3);
    }

    [Test]
    public async Task Once_more_writes_another_letter()
    {
        var page = await Open("/lesson/06/inside/writing");
        await page.GetByRole(AriaRole.Button, new() { Name = "Once more" }).ClickAsync(new() { Timeout = Training });
        await Expect(page.Locator("output")).ToHaveTextAsync("1 of 60");
        await page.GetByRole(AriaRole.Button, new() { Name = "From the start" }).ClickAsync();
        await Expect(page.Locator("output")).ToHaveTextAsync("0 of 60");
    }

    [Test]
    public async Task Beams_are_a_tree_and_one_beam_is_a_line()
    {
        var page = await Open("/lesson/07/inside/beams");
        var tree = Stage(page, "the hypotheses that were followed");
        await Expect(tree.Locator("svg.tree")).ToBeVisibleAsync(new() { Timeout = Training });
        int nodes = await tree.Locator("rect.node").CountAsync();
        (await tree.Locator("path.branch").CountAsync()).Should().Be(nodes - 1);
        await Grid(tree).FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(tree.Locator(".told .where")).ToHaveTextAsync(new Regex("^⟨start⟩ → .+"));

        await page.GetByLabel("beams", new() { Exact = true }).FillAsync("1");

        await Expect(tree.Locator("rect.node")).Not.ToHaveCountAsync(nodes);
        var rows = (await Table(tree)).Select(row => (int)row[0]);
        rows.Should().Equal(Enumerable.Range(-1, rows.Count()), "each is the child of the one before it");
    }

    [Test]
    public async Task The_lens_shows_words_and_a_head_that_is_taken_out_changes_the_loss_as_lesson_14_does()
    {
        var page = await Open("/lesson/14/inside/lens");
        await Expect(Stage(page, "what it would say").Locator("svg text.number", new() { HasText = "cat" }).First).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Navigation, new() { Name = "Views of this lesson" }).GetByRole(AriaRole.Link, new() { Name = "removing" }).ClickAsync();
        var heads = Stage(page, "how much each head adds");
        var losses = Stage(page, "the loss");
        await Grid(heads).FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(heads.Locator(".told .where")).ToContainTextAsync("L1H0");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".chip")).ToContainTextAsync("L1H0");
        await Expect(losses.Locator("svg")).ToContainTextAsync("without L1H0");

        double[] shown = [.. (await Table(losses)).Select(row => row[0])];
        shown.Should().HaveCount(2);
        shown[0].Should().BeApproximately(Loss(), 1e-3);
        shown[1].Should().BeApproximately(Loss(new HeadId(1, 0)), 1e-3);
        double[] repeated = [.. (await Table(Stage(page, "the loss where the text repeats itself"))).Select(row => row[0])];
        repeated[1].Should().BeGreaterThan(10 * repeated[0]);

        await page.Locator(".chip").ClickAsync();
        await Expect(page.Locator(".chip")).ToHaveCountAsync(0);
        await Expect(losses.Locator("svg")).ToContainTextAsync("with none removed");
    }

    [Test]
    public async Task A_wrong_input_is_said_at_the_field_and_what_was_there_stays()
    {
        var page = await Open("/lesson/01/inside/attention");
        var field = page.GetByLabel("What goes in");
        await Expect(Stage(page, "scores")).ToBeVisibleAsync();
        await field.FillAsync("the xyzzy");
        await field.PressAsync("Enter");
        await Expect(page.Locator("#view-problem")).ToContainTextAsync("There are no vectors for xyzzy.");
        await Expect(field).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(Stage(page, "scores")).ToBeVisibleAsync();

        await field.FillAsync("the animal");
        await field.PressAsync("Enter");
        await Expect(page.Locator("#view-problem")).ToBeEmptyAsync();
        await Expect(Stage(page, "scores").Locator("svg.heatmap rect")).ToHaveCountAsync(4);
    }

    [Test]
    public async Task Every_lesson_can_be_looked_into_from_its_page()
    {
        var page = await Open();
        foreach (string number in Lessons)
        {
            await page.GotoAsync(new Uri(Process.Address, $"/lesson/{number}").ToString());
            await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Look inside" })).ToHaveAttributeAsync("href", $"/lesson/{number}/inside");
        }
    }

    [Test]
    public async Task What_is_not_there_is_said()
    {
        var page = await Open("/lesson/77/inside");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("There is no lesson 77.");
        await page.GotoAsync(new Uri(Process.Address, "/lesson/01/inside/nothing").ToString());
        await Expect(page.Locator(".finding")).ToContainTextAsync("has no view 'nothing'");
    }

    [Test]
    public async Task Nothing_on_it_keeps_anybody_out([Values("01/inside/attention", "02/inside", "09/inside", "13/inside", "14/inside/removing")] string view)
    {
        var page = await Open($"/lesson/{view}", new() { BypassCSP = true }); // axe is a script of its own
        await Expect(page.Locator(".stage svg").First).ToBeVisibleAsync(new() { Timeout = Training });
        await page.Locator("details.numbers summary").First.ClickAsync();
        await Grid(page.Locator(".stage").First).FocusAsync();

        var seen = await page.RunAxe();

        seen.Violations.Where(one => one.Impact is "serious" or "critical")
            .Select(one => $"{one.Id}: {one.Help}: {string.Join(" | ", one.Nodes.Take(3).Select(node => node.Html))}").Should().BeEmpty();
    }

    [Test]
    public async Task Nothing_sticks_out([Values(360, 1000, 1600)] int width, [Values("01/inside", "09/inside", "14/inside/lens")] string view)
    {
        var page = await Open($"/lesson/{view}", new() { ViewportSize = new() { Width = width, Height = 900 } });
        await Expect(page.Locator(".stage svg").First).ToBeVisibleAsync();

        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).Should().Be(0);
    }

    private static double Loss(params HeadId[] removed)
    {
        using var noGradient = no_grad();
        var circuit = CircuitByHand.Of("the cat sat and the cat sat");
        var logits = circuit.Model.call(new ModelInput(circuit.Ids) { Tap = Ablation.Remove(removed) }).Logits![0]; // [position, vocabulary]
        return nn.functional.cross_entropy(logits[..^1], circuit.Ids[0, 1..]).item<float>();
    }

    private static ILocator Stage(IPage page, string name)
    {
        var heading = page.GetByRole(AriaRole.Heading, new() { NameRegex = new Regex($@"^\d+ {Regex.Escape(name)}$") });
        return page.Locator("section.stage", new() { Has = heading });
    }

    private static ILocator Grid(ILocator stage) => stage.GetByRole(AriaRole.Grid);

    private static async Task<string> Read(IPage page, string stage, int row, int column)
    {
        var (grid, told) = (Grid(Stage(page, stage)), Stage(page, stage).Locator(".told"));
        await grid.FocusAsync();
        foreach (string key in Enumerable.Repeat("ArrowDown", row).Concat(Enumerable.Repeat("ArrowRight", column)))
        {
            await page.Keyboard.PressAsync(key);
        }

        await Expect(page.Locator($"#{await grid.GetAttributeAsync("aria-activedescendant")}")).ToHaveAttributeAsync("aria-colindex", $"{column + 1}");
        string where = (await told.Locator(".where").InnerTextAsync()).Replace("query ", "").Replace("key ", "");
        return $"{where} = {await told.Locator("code").InnerTextAsync()}";
    }

    private static async Task<double[][]> Table(ILocator stage)
    {
        var details = stage.Locator("details.numbers");
        if (await details.GetAttributeAsync("open") is null)
        {
            await details.Locator("summary").ClickAsync();
        }

        await Expect(details.Locator("tbody tr").First).ToBeVisibleAsync();
        var rows = await details.Locator("tbody tr").AllAsync();
        return await Task.WhenAll(rows.Select(async row => (await row.Locator("td").AllInnerTextsAsync()).Select(Number).ToArray()));
    }

    private static double Number(string text) =>
        text == "-∞" ? double.NegativeInfinity : double.Parse(text.Split(' ')[^1], CultureInfo.InvariantCulture);
}
