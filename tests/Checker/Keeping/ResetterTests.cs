using System.Text;
using FluentAssertions;
using Katas.Checker;
using Katas.Checker.Book;
using Katas.Checker.Compiling;
using Katas.Checker.Keeping;
using NUnit.Framework;

namespace Katas.Tests.Checker.Keeping;

/// <summary>Stubs come back as they were first, and nothing else changes.</summary>
public sealed class ResetterTests
{
    private SampleBook sample;

    private static IEnumerable<string> Lessons => RealBook.Instance.Numbers;

    [SetUp]
    public void Start() => sample = new SampleBook();

    [TearDown]
    public void End() => sample.Dispose();

    [TestCaseSource(nameof(Lessons))]
    public void The_stubs_of_the_book_are_its_solutions_with_the_tasks_emptied(string number)
    {
        var lesson = RealBook.Instance.Lesson(number);
        foreach (var solution in SourceTrees.Answers(lesson))
        {
            string stub = File.ReadAllText(Path.Combine(lesson.Folders.Exercise, Path.GetFileName(solution.FilePath)));

            StubText.Write(solution, id => lesson.Task(id)!.StubWords).Should().Be(stub, solution.FilePath);
        }
    }

    [TestCaseSource(nameof(Lessons))]
    public void A_reset_of_what_was_solved_or_lost_gives_the_shipped_bytes(string number)
    {
        foreach (var needed in Prerequisites.OfDemo(RealBook.Instance, RealBook.Instance.Lesson(number)))
        {
            sample.AddRealLesson(needed.Number);
        }

        sample.AddRealLesson(number);
        var lesson = sample.Book.Lesson(number);
        var resetter = new Resetter(sample.Book);
        var shipped = Keeper.Files(lesson.Folders.Exercise);
        resetter.Plan(lesson, null).IsEmpty.Should().BeTrue("all is as shipped");
        foreach (string path in Directory.GetFiles(lesson.Folders.Exercise, "*.cs"))
        {
            File.Copy(Path.Combine(lesson.Folders.Solution, Path.GetFileName(path)), path, overwrite: true);
        }

        foreach (var task in lesson.Tasks)
        {
            resetter.Do(resetter.Plan(lesson, task));
        }

        Keeper.Files(lesson.Folders.Exercise).Should().BeEquivalentTo(shipped, "task by task");
        Directory.GetFiles(lesson.Folders.Exercise, "*.cs").ToList().ForEach(File.Delete);
        resetter.Do(resetter.Plan(lesson, null));

        Keeper.Files(lesson.Folders.Exercise).Should().BeEquivalentTo(shipped, "all at once, from nothing");
    }

    [Test]
    public void A_lesson_of_stubs_needs_no_reset() => Plan(null).IsEmpty.Should().BeTrue();

    [Test]
    public void A_lesson_becomes_what_it_was()
    {
        sample.Solve();

        Reset(null);

        foreach (string file in (string[])[SampleBook.Numbers, SampleBook.Gain])
        {
            sample.Read(file).Should().Be(SampleLesson.Stub(sample.Read(file.Replace("exercises", "solutions")), file));
        }
    }

    [Test]
    public void A_task_becomes_a_stub_and_everything_else_stays_as_it_is()
    {
        sample.Solve();
        sample.Replace(SampleBook.Numbers, "public static Tensor Total", "// a note of my own\n    public static Tensor Total");
        string before = sample.Read(SampleBook.Numbers);

        Reset("91.1");

        string after = sample.Read(SampleBook.Numbers);
        after.Should().Contain("throw new NotImplementedException(\"Task 91.1: to be written\");").And.Contain("// a note of my own");
        after.Replace("throw new NotImplementedException(\"Task 91.1: to be written\");", "return 2 * number;").Should().Be(before);
    }

    [Test]
    public void A_signature_that_was_changed_is_put_right()
    {
        sample.Solve();
        sample.Replace(SampleBook.Numbers, "double Twice(double number)", "float Twice(float number, int times)");

        Reset("91.1");

        sample.Read(SampleBook.Numbers).Should().Contain("double Twice(double number)").And.Contain("return Twice(first) + second;");
    }

    [Test]
    public void What_there_was_is_kept_and_comes_back()
    {
        sample.Solve();
        var before = SwapFiles.Snapshot(sample);

        var kept = Reset("91.1")!;
        kept.Files.Should().Equal("Numbers.cs");
        kept.Why.Should().Be("before a reset of 91.1");
        new KeptReturn(sample.Book).Do(sample.Lesson, kept);

        SwapFiles.Snapshot(sample).Should().BeEquivalentTo(before);
    }

    [TestCase("\r\n", TestName = "Windows_line_endings_stay")]
    [TestCase("\n", TestName = "Other_line_endings_stay")]
    public void Line_endings_stay(string newLine)
    {
        sample.Solve();
        sample.Write(SampleBook.Numbers, sample.Read(SampleBook.Numbers).ReplaceLineEndings(newLine));

        Reset("91.1");
        Reset(null);

        string text = sample.Read(SampleBook.Numbers);
        text.ReplaceLineEndings(newLine).Should().Be(text);
        text.Should().Contain("Task 91.1").And.Contain("Task 91.3");
    }

    [Test]
    public void A_byte_order_mark_and_other_encodings_stay(
        [Values("utf-8", "utf-16", "utf-16BE")] string name)
    {
        sample.Solve();
        var encoding = Encoding.GetEncoding(name);
        File.WriteAllText(sample.PathOf(SampleBook.Numbers), sample.Read(SampleBook.Numbers) + "// größer", encoding);

        Reset("91.1");

        byte[] bytes = File.ReadAllBytes(sample.PathOf(SampleBook.Numbers));
        bytes.Should().StartWith(encoding.GetPreamble());
        encoding.GetString(bytes).Should().Contain("Task 91.1: to be written").And.EndWith("// größer");
    }

    [Test]
    public void Bytes_that_are_no_text_stay()
    {
        sample.Solve();
        byte[] note = [.. "// gr"u8, 0xF6, 0xDF, .. "er, 2 "u8, 0xD7, .. " 3"u8, 0xFF, 0x80];
        byte[] before = [.. File.ReadAllBytes(sample.PathOf(SampleBook.Numbers)), .. note];
        File.WriteAllBytes(sample.PathOf(SampleBook.Numbers), before);

        Reset("91.1");

        byte[] after = File.ReadAllBytes(sample.PathOf(SampleBook.Numbers));
        after.Should().EndWith(note);
        Encoding.Latin1.GetString(after).Replace("throw new NotImplementedException(\"Task 91.1: to be written\");", "return 2 * number;")
            .Should().Be(Encoding.Latin1.GetString(before));
    }

    [Test]
    public void A_file_whose_braces_do_not_match_can_only_be_reset_as_a_whole_and_that_is_said()
    {
        sample.Solve();
        sample.Replace(SampleBook.Numbers, "return 2 * number;\n    }", "return 2 * number;");

        var plan = Plan("91.1");

        plan.What.Should().Be("the whole file Numbers.cs (91.1, 91.2, 91.3)");
        plan.Reason.Should().Contain("braces");
        Reset("91.1");
        sample.Read(SampleBook.Numbers).Should().Contain("Task 91.3: to be written");
    }

    [Test]
    public void A_task_whose_mark_is_gone_can_only_be_reset_with_its_file()
    {
        sample.Solve();
        sample.Replace(SampleBook.Numbers, "[KataTask(\"91.2\")]", "");

        Plan("91.2").Reason.Should().Contain("No member is marked [KataTask(\"91.2\")]");
    }

    [Test]
    public void A_file_that_is_missing_comes_back()
    {
        sample.Delete(SampleBook.Gain);

        Reset("91.4").Should().BeNull("there was nothing to keep");

        sample.Read(SampleBook.Gain).Should().Contain("Task 91.4");
    }

    [Test]
    public void A_file_of_the_learners_own_stays()
    {
        sample.Solve();
        sample.Write("exercises/91/Mine.cs", "// mine");

        Reset(null);

        sample.Read("exercises/91/Mine.cs").Should().Be("// mine");
    }

    [Test]
    public void While_the_solution_is_swapped_in_there_is_nothing_to_reset()
    {
        new Swapper(sample.Book).Swap(sample.Lesson);

        Action plan = () => Plan("91.1");

        plan.Should().Throw<CheckerException>().Which.Message.Should().Contain("restore 91");
    }

    [Test]
    public void Stubs_keep_the_words_that_they_have()
    {
        sample.Solve("91.1");
        Reset(null);

        sample.Read(SampleBook.Gain).Should().Contain("Task 91.4: to be written");
    }

    [TestCase("")]
    [TestCase("\0\0\0\0\0\0\0\0")]
    [TestCase("n\0a\0m\0e\0s\0p\0a\0c\0e\0 \0K\0;\0")]
    public void A_damaged_file_comes_back_as_shipped(string text)
    {
        byte[] shipped = File.ReadAllBytes(sample.PathOf(SampleBook.Gain));
        sample.Write(SampleBook.Gain, text);

        Reset("91.4");

        File.ReadAllBytes(sample.PathOf(SampleBook.Gain)).Should().Equal(shipped);
    }

    [TestCase("91.4")]
    [TestCase(null)]
    public void A_renamed_stub_comes_back_under_its_name_and_is_kept_under_the_other(string? taskId)
    {
        byte[] shipped = File.ReadAllBytes(sample.PathOf(SampleBook.Gain));
        sample.Solve();
        string mine = sample.Read(SampleBook.Gain);
        File.Move(sample.PathOf(SampleBook.Gain), sample.PathOf("exercises/91/Factor.cs"));

        var kept = Reset(taskId)!;

        File.ReadAllBytes(sample.PathOf(SampleBook.Gain)).Should().Equal(shipped);
        File.Exists(sample.PathOf("exercises/91/Factor.cs")).Should().BeFalse();
        File.ReadAllText(Path.Combine(kept.Folder, "Factor.cs")).Should().Be(mine);
    }

    [Test]
    public void A_copy_is_no_stub_of_the_task_that_is_reset()
    {
        sample.Solve();
        File.Copy(sample.PathOf(SampleBook.Gain), sample.PathOf("exercises/91/Gain - Copy.cs"));
        string copy = sample.Read("exercises/91/Gain - Copy.cs");

        Reset("91.4");

        sample.Read(SampleBook.Gain).Should().Contain("Task 91.4: to be written");
        sample.Read("exercises/91/Gain - Copy.cs").Should().Be(copy);
    }

    [Test]
    public void A_member_that_is_not_public_any_more_is_no_stub_as_shipped()
    {
        sample.Replace(SampleBook.Numbers, "public static double Twice(", "static double Twice(");

        Reset("91.1");

        sample.Read(SampleBook.Numbers).Should().Contain("public static double Twice(");
    }

    [Test]
    public void Names_that_begin_with_a_dot_are_left_alone()
    {
        sample.Write("exercises/91/._Gain.cs", "not C#");
        File.CreateSymbolicLink(sample.PathOf("exercises/91/.#Gain.cs"), "somebody@a.host:1");
        sample.Solve();

        var kept = Reset(null)!;

        kept.Files.Should().Equal("Gain.cs", "Numbers.cs");
        new FileInfo(sample.PathOf("exercises/91/.#Gain.cs")).LinkTarget.Should().Be("somebody@a.host:1");
        sample.Read("exercises/91/._Gain.cs").Should().Be("not C#");
    }

    private Reset Plan(string? taskId) =>
        new Resetter(sample.Book).Plan(sample.Lesson, taskId is null ? null : sample.Lesson.Task(taskId));

    private KeptCopy? Reset(string? taskId) => new Resetter(sample.Book).Do(Plan(taskId));
}
