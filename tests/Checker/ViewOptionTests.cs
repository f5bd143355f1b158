using FluentAssertions;
using Katas.Checker;
using Katas.Checker.Comparing;
using Katas.Checker.Running;
using Katas.Checker.Showing;
using NUnit.Framework;

namespace Katas.Tests.Checker;

/// <summary>What a view declares that can be changed, and what its stages tell beyond their numbers.</summary>
public sealed class ViewOptionTests
{
    private const string View = """
        using Katas.Toolkit;
        using TorchSharp;
        using static TorchSharp.torch;

        namespace Katas.Lesson91.Demos;

        /// <summary>A number times another.</summary>
        [ViewOption("factor", ViewOptionKind.Number, "What it is multiplied by.", Least = 0.5, Most = 4, Step = 0.5, Default = "2")]
        [ViewOption("written", ViewOptionKind.Steps, "How often it is written.", Most = 3)]
        [ViewOption("layout", ViewOptionKind.Choice, "How it lies.", Choices = ["row", "column"])]
        [ViewOption("removed", ViewOptionKind.Names, "What is left out.")]
        public sealed class FactorView : ILessonView
        {
            private static int runs;

            public string Title => "A factor";

            public string InputHelp => "a number";

            public string Example => "3";

            public IReadOnlyList<NamedStage> Compute(ViewInput input)
            {
                double number = double.Parse(input.Text);
                double factor = input.Options.Number("factor");
                int written = input.Options.Integer("written");
                string made = input.Keep("made.txt", path => File.WriteAllText(path, $"{number}"));
                double kept = double.Parse(File.ReadAllText(made));
                if (input.Options.Names("removed").Contains("everything"))
                {
                    throw new ViewOptionException("There would be nothing left.");
                }

                return
                [
                    new NamedStage("product", tensor(new[] { number * factor, 0.0 }), new StageAxis("number", ["it", "zero"]))
                    {
                        Kind = StageKind.Bars,
                        Words = at => at[0] == 0 ? "it!" : "nil",
                        Arithmetic = at => at[0] == 0 ? $"{number}·{factor} = {number * factor}" : "0 = 0",
                        Toggles = new StageToggle("removed", "number"),
                    },
                    new NamedStage("written", full([2, 2], written), "row", "column") { Words = at => $"w{at[0]}{at[1]}" },
                    new NamedStage(
                        "lines",
                        tensor(new double[,] { { 1, 2, 4 }, { 3, double.NaN, 5 } }),
                        new StageAxis("line", ["law", "runs"]),
                        new StageAxis("size", ["10", "20", "40"]))
                    {
                        Kind = StageKind.Lines,
                    },
                    new NamedStage("turned", tensor(new double[,] { { 0, 1 }, { -1, 0 } }), new StageAxis("word", ["up", "left"]), "part")
                    {
                        Kind = StageKind.Arrows,
                    },
                    new NamedStage(
                        "beams",
                        tensor(new double[,] { { -1, 0 }, { 0, -0.5 }, { 0, -1.5 } }),
                        new StageAxis("node", ["start", "good", "bad"]),
                        "part")
                    {
                        Kind = StageKind.Tree,
                    },
                    new NamedStage("kept and runs", tensor(new[] { kept, ++runs }), "which"),
                    new NamedStage(input.Options.Choice("layout"), tensor(1.0)),
                ];
            }
        }

        """;

    private SampleBook sample;

    [SetUp]
    public void Start()
    {
        sample = new SampleBook();
        sample.Write("demos/91/FactorView.cs", View);
    }

    [TearDown]
    public void End() => sample.Dispose();

    [Test]
    public async Task Each_kind_of_stage_is_drawn_and_the_options_are_listed()
    {
        var answer = await CheckerProcess.Run(
            sample, "view", "91", "--view", "factor", "--set", "factor=2.5", "--set", "removed=a", "--set", "removed=b", "--pictures", "seen");

        answer.ExitCode.Should().Be(ExitCode.Done, answer.Text);
        answer.Output.Should().Contain("█ ", "bars").And.Contain("7.5").And.Contain("w01", "words in the cells")
            .And.Contain("law").And.Contain("↑").And.Contain("90°").And.Contain("good  -0.5")
            .And.Contain("--set factor=2.5  What it is multiplied by. (0.5 to 4)").And.Contain("--set removed=a,b");
        Directory.GetFiles(sample.PathOf("seen")).Select(Path.GetFileName).Should().Contain("view-factor-03-lines.png");
    }

    [Test]
    public async Task What_a_page_needs_is_in_the_json()
    {
        var answer = await CheckerProcess.Run(sample, "view", "91", "--view", "factor", "--json", "--set", "layout=column");

        answer.ExitCode.Should().Be(ExitCode.Done, answer.Text);
        answer.Json.GetProperty("views").EnumerateArray().Select(name => name.GetString()).Should().Equal("doubling", "factor");
        var factor = answer.Json.GetProperty("options")[0];
        factor.GetProperty("kind").GetString().Should().Be("number");
        factor.GetProperty("value").GetString().Should().Be("2");
        factor.GetProperty("most").GetDouble().Should().Be(4);
        answer.Json.GetProperty("options")[2].GetProperty("choices").EnumerateArray().Select(word => word.GetString()).Should().Equal("row", "column");
        var product = answer.Json.GetProperty("stages")[0];
        product.GetProperty("kind").GetString().Should().Be("bars");
        product.GetProperty("words")[0].GetString().Should().Be("it!");
        product.GetProperty("arithmetic")[0].GetString().Should().Be("3·2 = 6");
        product.GetProperty("toggles").GetProperty("option").GetString().Should().Be("removed");
        answer.Json.GetProperty("stages")[6].GetProperty("name").GetString().Should().Be("column");
    }

    [TestCase("factor=9", "factor takes a number from 0.5 to 4, and not '9'.")]
    [TestCase("factor=much", "factor takes a number from 0.5 to 4, and not 'much'.")]
    [TestCase("factor=NaN", "factor takes a number from 0.5 to 4, and not 'NaN'.")]
    [TestCase("written=1.5", "written takes a whole number from 0 to 3, and not '1.5'.")]
    [TestCase("layout=heap", "layout takes one of row, column, and not 'heap'.")]
    [TestCase("colour=red", "This view has no option 'colour'. It has factor, written, layout, removed.")]
    [TestCase("removed=everything", "There would be nothing left.")]
    [TestCase("factor", "--set takes a name and a value, --set name=value; 'factor' has no '='.")]
    public async Task What_is_wrong_with_an_option_is_said(string setting, string sentence)
    {
        var answer = await CheckerProcess.Run(sample, "view", "91", "--view", "factor", "--set", setting);

        answer.ExitCode.Should().Be(ExitCode.Usage);
        answer.Error.Should().Contain(sentence);
        answer.Error.Should().NotContain("An input is");
    }

    [Test]
    public async Task A_second_value_takes_neither_compiling_nor_what_was_kept()
    {
        using var views = new LessonViews(sample.Book, HostLimits.Default);

        var first = await Compute(views, "3");
        var second = await Compute(views, "4");

        Values(first, "kept and runs").Should().Equal(3, 1);
        Values(second, "kept and runs").Should().Equal([3, 2], "the file is that of the first run, and so is the assembly");
        Values(second, "product").Should().Equal(8, 0);
    }

    [Test]
    public async Task Another_code_keeps_for_itself_and_the_oldest_folders_are_removed()
    {
        using var views = new LessonViews(sample.Book, HostLimits.Default);
        await Compute(views, "3");
        sample.Replace("demos/91/FactorView.cs", "/// <summary>A number times another.", "/// <summary>Another comment.");

        Values(await Compute(views, "4"), "kept and runs")[0].Should().Be(3, "a comment changes nothing");
        for (int version = 5; version < 9; version++)
        {
            sample.Replace("demos/91/FactorView.cs", "private static int runs", $"private const int Version{version} = {version}; private static int runs");
            Values(await Compute(views, $"{version}"), "kept and runs")[0].Should().Be(version);
        }

        Directory.GetDirectories(sample.PathOf(".katas/views/91")).Should().HaveCount(3);
    }

    [Test]
    public async Task Mine_and_the_reference_are_compared_stage_by_stage()
    {
        sample.Solve();
        sample.Replace("demos/91/FactorView.cs", "number * factor, 0.0", "Numbers.Twice(number) * factor, double.NegativeInfinity");
        sample.Replace(SampleBook.Numbers, "return 2", "return 1 + 2");
        using var views = new LessonViews(sample.Book, HostLimits.Default);

        var mine = await Compute(views, "3", SampleBook.Number);
        var differences = StageDifference.Between(mine.Outcome, (await Compute(views, "3")).Outcome);

        mine.Own.Should().Equal(SampleBook.Number);
        differences[0].Agrees.Should().BeFalse();
        differences[0].Difference!.Values.Should().Equal(2, 0);
        differences[1].Agrees.Should().BeTrue();
    }

    private static double[] Values(LessonView view, string stage) =>
        view.Outcome.Stages.Should().Contain(part => part.Stage == stage, view.Outcome.Exception ?? view.Outcome.Problem ?? "").Which.Values;

    private Task<LessonView> Compute(LessonViews views, string input, params string[] own) =>
        views.Compute(sample.Lesson, "factor", input, new Dictionary<string, string>(), own.ToHashSet(), CancellationToken.None);
}
