using Katas.Checker.Book;
using Katas.Checker.Compiling;
using Katas.Checker.Running;
using Microsoft.CodeAnalysis;

namespace Katas.Checker.Showing;

/// <summary>
/// Compiles demonstrations, views and capstones from the files of the lessons that they need, each lesson's the learner's or
/// the solution's. The solutions' assembly is not referenced: what is not declared by <c>Needs</c> is not there.
/// </summary>
internal sealed class DemoCompiler(Workbook book, LessonCompiler compiler)
{
    public DemoCompiler(Workbook book)
        : this(book, new LessonCompiler(book))
    {
    }

    /// <summary>What a lesson's demonstration declares.</summary>
    /// <exception cref="CheckerException">The lesson has none.</exception>
    public DemoDeclaration Declaration(Lesson lesson) =>
        DemoDeclaration.Read(compiler, book.Relative(lesson.Folders.Demo), SourceTrees.Demo(lesson));

    /// <summary>What a capstone declares.</summary>
    public DemoDeclaration Declaration(Capstone capstone) =>
        DemoDeclaration.Read(compiler, book.Relative(capstone.Folder), SourceTrees.Folder(capstone.Folder));

    /// <summary>The views of a lesson, by the full names of their classes; none if it has none.</summary>
    public IReadOnlyList<string> Views(Lesson lesson) =>
        [.. DemoDeclaration.Implementations(compiler, SourceTrees.Demo(lesson), typeof(Toolkit.ILessonView)).Select(view => view.ToDisplayString())];

    /// <summary>Compiles a lesson's demonstration, with its views.</summary>
    /// <param name="lesson">The lesson.</param>
    /// <param name="own">The lessons that are taken as the learner has them; all others are the solutions.</param>
    /// <exception cref="CheckerException">It does not compile.</exception>
    public CompiledDemo Compile(Lesson lesson, IReadOnlySet<string> own)
    {
        var compiled = Compiled(lesson, own);
        if (!compiled.Succeeded && own.Count > 1)
        {
            // Each passes its tests, and yet a solution may use what a learner's lesson no longer has.
            own = own.Where(number => number == lesson.Number).ToHashSet();
            compiled = Compiled(lesson, own);
        }

        return compiled.Succeeded
            ? new CompiledDemo(Declaration(lesson), compiled) { Own = own }
            : throw DoesNotCompile($"The demonstration of lesson {lesson.Number} does not compile: ", compiled);
    }

    /// <summary>Compiles a capstone with the learner's files of its lessons.</summary>
    /// <param name="capstone">The capstone.</param>
    /// <param name="extras">What is to be in it beside its own files.</param>
    /// <exception cref="CheckerException">It does not compile.</exception>
    public CompiledDemo Compile(Capstone capstone, IReadOnlyList<CapstoneExtra> extras)
    {
        var lessons = Prerequisites.Closure(book, [.. capstone.Needs, .. extras.SelectMany(extra => extra.Needs)]);
        var compiled = compiler.CompileWithoutSolutions(
            capstone.Name,
            [
                .. lessons.SelectMany(SourceTrees.Exercise),
                .. Prerequisites.Shown(book, capstone.Shows).SelectMany(SourceTrees.Demo),
                .. SourceTrees.Folder(capstone.Folder),
                .. extras.SelectMany(extra => SourceTrees.Folder(extra.Folder)),
            ]);
        return compiled.Succeeded
            ? new CompiledDemo(Declaration(capstone), compiled) { Limit = null, Own = lessons.Select(lesson => lesson.Number).ToHashSet() }
            : throw DoesNotCompile(
                "Each of your lessons compiles, but not all of them together, without the solutions: ", compiled);
    }

    /// <summary>The files that a lesson's demonstration is compiled from. Those of an unchanged file are the same objects as before.</summary>
    public IReadOnlyList<SyntaxTree> Files(Lesson lesson, IReadOnlySet<string> own) =>
    [
        .. Prerequisites.OfDemo(book, lesson).Append(lesson).SelectMany(
            each => own.Contains(each.Number) ? SourceTrees.Exercise(each) : SourceTrees.Solution(each)),
        .. Prerequisites.Shown(book, [lesson.Number]).SelectMany(SourceTrees.Demo),
    ];

    private Compiled Compiled(Lesson lesson, IReadOnlySet<string> own) =>
        compiler.CompileWithoutSolutions($"Demo{lesson.Number}", Files(lesson, own));

    private static CheckerException DoesNotCompile(string what, Compiled compiled) =>
        new(what + string.Join(Environment.NewLine, compiled.Errors.Take(3)), ExitCode.DoesNotCompile);
}
