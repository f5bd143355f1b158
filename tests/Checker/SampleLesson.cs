using Katas.Checker.Compiling;

namespace Katas.Tests.Checker;

/// <summary>
/// The texts of a tiny lesson 91. Its suite uses values computed by hand only: the reference assembly that lessons
/// compare with is built from the real solutions, and does not know this one.
/// </summary>
internal static class SampleLesson
{
    public const string Numbers = """
        using Katas.Toolkit;
        using TorchSharp;
        using static TorchSharp.torch;

        namespace Katas.Lesson91;

        /// <summary>Small sums.</summary>
        public static class Numbers
        {
            /// <summary>Twice a number.</summary>
            /// <param name="number">Above 0.</param>
            [KataTask("91.1")]
            public static double Twice(double number)
            {
                Guard.Positive(number);

                return 2 * number;
            }

            /// <summary>Each value times its weight, added up.</summary>
            /// <param name="values">What to add, <c>[row, item]</c>.</param>
            /// <param name="weights">One for each item, <c>[item]</c>.</param>
            /// <returns>The totals, <c>[row]</c>.</returns>
            [KataTask("91.2")]
            public static Tensor Total(Tensor values, Tensor weights)
            {
                Guard.Layout(values, "[row, item]");
                Guard.Layout(weights, "[item]");

                return (values * weights).sum(-1);
            }

            /// <summary>Twice the first number, and the second.</summary>
            /// <param name="first">Counted twice.</param>
            /// <param name="second">Counted once.</param>
            [KataTask("91.3")]
            public static double TwiceAndOnce(double first, double second)
            {
                return Twice(first) + second;
            }
        }

        """;

    public const string Gain = """
        using Katas.Toolkit;
        using TorchSharp;
        using TorchSharp.Modules;
        using static TorchSharp.torch;

        namespace Katas.Lesson91;

        /// <summary>A learned factor for each feature.</summary>
        public sealed class Gain : nn.Module<Tensor, Tensor>
        {
            private readonly Parameter factor;

            /// <summary>Starts with factors of 1.</summary>
            /// <param name="size">How many features.</param>
            [KataTask("91.4")]
            public Gain(long size)
                : base(nameof(Gain))
            {
                Guard.Positive(size);

                factor = new Parameter(ones(size));
                RegisterComponents();
            }

            /// <summary>Scales each feature.</summary>
            /// <param name="input">The features, <c>[..., feature]</c>.</param>
            public override Tensor forward(Tensor input) => input * factor;
        }

        """;

    public const string Readme = """
        # Lesson 91: Small sums

        A lesson for the checker's own tests. [Its stubs](Numbers.cs) lie beside this file.

        ## Task 91.1: Twice a number
        Difficulty 1/5 · 5 minutes · `Numbers.cs`

        The number and the number again.

        **After it passes:** a product would do, too.

        ## Task 91.2: A weighted total

        Difficulty 2/5 · 10 minutes · `Numbers.cs`

        ## Task 91.3: Twice and once
        Difficulty 1/5 · 1 minute · `Numbers.cs`

        ## Task 91.4: A learned factor
        Difficulty 3/5 · 12 minutes · `Gain.cs`

        ## What you can do now

        - Add up small numbers.

        """;

    public const string Hints = """
        # Hints

        ## 91.1: to be written
        1. How often does the number occur in the answer?
        2. A product or a sum,
           both do.
        3. The factor is two.

        ## 91.2: to be written
        1. Each value has a weight.
        2. Weigh first, add afterwards.
        3. The sum runs over the items, the last dimension.

        ## 91.3: to be written
        1. Part of it is written already.
        2. Task 91.1 is that part.
        3. Only the first number is doubled.

        ## 91.4: to be written
        1. What has to be learned has to be a parameter.
        2. A factor that changes nothing is a good start.
        3. The module has to be told of its fields.

        """;

    public const string Suite = """
        using Katas.Testkit;
        using NUnit.Framework;
        using TorchSharp;
        using static TorchSharp.torch;

        namespace Katas.Lesson91.Tests;

        public class SampleTests
        {
            [Test, ForTask("91.1")]
            public void Three_becomes_six() => Assert.That(Numbers.Twice(3), Is.EqualTo(6));

            [Test, ForTask("91.1")]
            public void Zero_is_refused() =>
                Assert.That(() => Numbers.Twice(0), Throws.InstanceOf<ArgumentOutOfRangeException>());

            [Test, ForTask("91.2")]
            public void Each_row_is_weighed_and_added()
            {
                var totals = Numbers.Total(tensor(new float[,] { { 1, 2 }, { 3, 4 } }), tensor(new float[] { 1, 10 }));

                Assert.That(totals.data<float>().ToArray(), Is.EqualTo(new float[] { 21, 43 }));
            }

            [Test, ForTask("91.3")]
            public void Three_and_four_make_ten() => Assert.That(Numbers.TwiceAndOnce(3, 4), Is.EqualTo(10));

            [Test, ForTask("91.4")]
            public void The_factor_is_a_parameter()
            {
                using var gain = new Gain(3);

                Assert.That(gain.parameters().Select(one => one.shape), Is.EqualTo(new[] { new long[] { 3 } }));
            }

            [Test, ForTask("91.4")]
            public void A_new_gain_changes_nothing()
            {
                using var gain = new Gain(2);

                Assert.That(gain.call(tensor(new float[] { 5, 7 })).data<float>().ToArray(),
                    Is.EqualTo(new float[] { 5, 7 }));
            }
        }

        """;

    public const string Probes = """
        using Katas.Testkit;
        using TorchSharp;
        using static TorchSharp.torch;

        namespace Katas.Lesson91.Tests;

        public static class Probes
        {
            [Probe("91.1")]
            public static (double, double) TwiceOfThreeAndFive() => (Numbers.Twice(3), Numbers.Twice(5));

            [Probe("91.2")]
            public static Tensor Totals() =>
                Numbers.Total(tensor(new float[,] { { 1, 2 }, { 3, 4 } }), tensor(new float[] { 1, 10 }));

            [Probe("91.3")]
            public static double ThreeAndFour() => Numbers.TwiceAndOnce(3, 4);

            [Probe("91.4")]
            public static (int, Tensor) ParametersAndOutput()
            {
                var gain = new Gain(2);
                return (gain.parameters().Count(), gain.call(tensor(new float[] { 5, 7 })));
            }
        }

        """;

    public const string Demo = """
        using Katas.Toolkit;
        using Spectre.Console;

        namespace Katas.Lesson91.Demos;

        /// <summary>Shows a number, and saves it.</summary>
        [DemoOption("--times", DemoOptionKind.Integer, "How often " + "it is said.", Default = "2", Least = 1)]
        [DemoOption("--loud", DemoOptionKind.Flag, "In capitals.")]
        public sealed class NumbersDemo : IDemo
        {
            /// <inheritdoc/>
            public void Run(DemoStage stage)
            {
                string text = $"Twice 21 is {Numbers.Twice(21)}";
                stage.Console.MarkupLine($"[green]{(stage.Options.Flag("--loud") ? text.ToUpperInvariant() : text)}[/]");
                stage.Console.WriteLine($"{stage.Options.Integer("--times")} times");
                File.WriteAllText(stage.PicturePath("numbers.png"), "not really a picture");
            }
        }

        """;

    public const string View = """
        using Katas.Toolkit;
        using TorchSharp;
        using static TorchSharp.torch;

        namespace Katas.Lesson91.Demos;

        /// <summary>What becomes of a number.</summary>
        public sealed class DoublingView : ILessonView
        {
            /// <inheritdoc/>
            public string Title => "Doubling";

            /// <inheritdoc/>
            public string InputHelp => "a number";

            /// <inheritdoc/>
            public string Example => "3";

            /// <inheritdoc/>
            public IReadOnlyList<NamedStage> Compute(ViewInput input)
            {
                if (!double.TryParse(input.Text, out double number))
                {
                    throw new FormatException($"'{input.Text}' is no number.");
                }

                return
                [
                    new NamedStage("before", tensor(new[] { number }), new StageAxis("number", ["it"])),
                    new NamedStage("after", tensor(new[] { Numbers.Twice(number) }), new StageAxis("number", ["it"])),
                ];
            }
        }

        """;

    public const string CapstoneReadme = """
        # Capstone: a small sum

        Needs: 91

        """;

    public const string Capstone = """
        using Katas.Toolkit;

        namespace Katas.Capstone;

        /// <summary>Adds with what the learner wrote.</summary>
        [DemoOption("--steps", DemoOptionKind.Integer, "How often.", Least = 1)]
        [DemoOption("--fail", DemoOptionKind.Flag, "Whether to give up.")]
        public sealed partial class SumDemo : IDemo
        {
            /// <inheritdoc/>
            public void Run(DemoStage stage)
            {
                if (stage.Options.Flag("--fail"))
                {
                    throw new DemoException("It was asked to fail.");
                }

                double sum = Enumerable.Range(0, stage.Options.Integer("--steps") ?? 1).Sum(_ => Katas.Lesson91.Numbers.Twice(21));
                AddFurther(ref sum);
                File.WriteAllText(Path.Combine(stage.Kept!, "sum.checkpoint"), $"{sum}");
            }

            // Written in a subfolder, which is compiled in once its lessons pass.
            partial void AddFurther(ref double sum);
        }

        """;

    /// <summary>File name and text of each wrong answer.</summary>
    public static IReadOnlyDictionary<string, string> Mistakes { get; } = new Dictionary<string, string>
    {
        ["squared"] = Mistake("91.1", "The number is squared", Twice("number * number")),
        ["two-added"] = Mistake("91.1", "Two is added", Twice("number + 2")),
        ["negative"] = Mistake("91.1", "The sign is lost", Twice("-2 * number")),
        ["weights-ignored"] = Mistake("91.2", "The weights are not used", Total("values.sum(-1)")),
        ["averaged"] = Mistake("91.2", "The values are averaged", Total("(values * weights).mean([-1])")),
        ["summed-over-rows"] = Mistake("91.2", "The rows are added up", Total("(values * weights).sum(0)")),
        ["nothing-doubled"] = Mistake("91.3", "Nothing is doubled", TwiceAndOnce("first + second")),
        ["both-doubled"] = Mistake("91.3", "Both are doubled", TwiceAndOnce("Twice(first + second)")),
        ["not-registered"] = Mistake(
            "91.4", "The parameter is not registered", Constructor("factor = new Parameter(ones(size));")),
        ["starts-at-zero"] = Mistake(
            "91.4",
            "The factors start at 0",
            Constructor("factor = new Parameter(zeros(size)); RegisterComponents();")),
    };

    /// <summary>File name and text of each other right answer.</summary>
    public static IReadOnlyDictionary<string, string> Alternatives { get; } = new Dictionary<string, string>
    {
        ["twice-by-adding"] = Entry("91.1", "A sum", null, Twice("number + number")),
        ["total-by-matmul"] = Entry("91.2", "A product of matrices", null, Total("values.matmul(weights)")),
    };

    /// <summary>File name and text of each answer that nobody foresaw: heard, heard, right, and not yet named.</summary>
    public static IReadOnlyDictionary<string, string> Unseen { get; } = new Dictionary<string, string>
    {
        ["three-times"] = Answer("91.1", "The number counts three times", "SampleTests.Three_becomes_six", Twice("number + number + number")),
        ["last-item-left-out"] = Answer(
            "91.2",
            "The last item is left out",
            "SampleTests.Each_row_is_weighed_and_added",
            Total("(values * weights).narrow(-1, 0, 1).sum(-1)")),
        ["once-and-twice"] = Answer("91.3", "A sum the other way round", "passes", TwiceAndOnce("second + Twice(first)")),
        ["starts-at-two"] = Answer(
            "91.4",
            "The factors start at 2",
            "?",
            Constructor("factor = new Parameter(ones(size) * 2); RegisterComponents();")),
    };

    /// <summary>A solution file with every task emptied, the way an author writes it.</summary>
    public static string Stub(string solution, string path) =>
        StubText.Write(SourceTrees.Parse(solution, path), _ => "to be written");

    /// <summary>A catalogue entry for <c>Numbers.Twice</c> that returns an expression.</summary>
    public static string Twice(string expression) => Member("Numbers", $$"""
            public static double Twice(double number)
            {
                Guard.Positive(number);

                return {{expression}};
            }
        """);

    /// <summary>A wrong answer, with its header.</summary>
    public static string Mistake(string taskId, string title, string code) =>
        Entry(taskId, title, $"{title}: what does the task ask for?", code);

    /// <summary>A member of a type, with what a file needs around it.</summary>
    public static string Member(string type, string member) => $$"""
        using Katas.Toolkit;
        using TorchSharp;
        using TorchSharp.Modules;
        using static TorchSharp.torch;

        namespace Katas.Lesson91;

        partial class {{type}}
        {
        {{member}}
        }

        """;

    /// <summary>An answer that nobody foresaw, with its header.</summary>
    public static string Answer(string taskId, string title, string hears, string code) =>
        $"// task:  {taskId}\n// title: {title}\n// expect: {title}.\n// hears: {hears}\n{code}";

    private static string Entry(string taskId, string title, string? hint, string code) =>
        $"// task:  {taskId}\n// title: {title}\n{(hint is null ? "" : $"// hint:  {hint}\n")}{code}";

    public static string Total(string expression) => Member("Numbers", $$"""
            public static Tensor Total(Tensor values, Tensor weights)
            {
                Guard.Layout(values, "[row, item]");
                Guard.Layout(weights, "[item]");

                return {{expression}};
            }
        """);

    public static string TwiceAndOnce(string expression) => Member("Numbers", $$"""
            public static double TwiceAndOnce(double first, double second)
            {
                return {{expression}};
            }
        """);

    public static string Constructor(string statements) => Member("Gain", $$"""
            public Gain(long size)
                : base(nameof(Gain))
            {
                Guard.Positive(size);

                {{statements}}
            }
        """);
}
