using Katas.Checker.Book;
using Katas.Checker.Checking;
using Katas.Checker.Compiling;
using Katas.Checker.Diagnosing.CompileErrors;
using Katas.Checker.Trying.Messages;
using Katas.Checker.Verdicts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Katas.Checker.Trying;

/// <summary>A lesson, compiled so that scripts can use the learner's code and the reference side by side.</summary>
/// <param name="Images">The assemblies for the child.</param>
/// <param name="Problems">The parts of the learner's code that do not compile; those tasks throw when they are called.</param>
/// <param name="Unwritten">The tasks that are as they were shipped.</param>
internal sealed record LessonScope(LessonImages Images, IReadOnlyList<CompileProblem> Problems, IReadOnlyList<string> Unwritten)
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using Katas.Testkit;
        using Katas.Toolkit;
        using Katas.Toolkit.Drawing;
        using TorchSharp;
        using TorchSharp.Modules;
        using static TorchSharp.torch;
        """;

    /// <summary>The learner's current lesson: the first with a task that is not written yet; else the last.</summary>
    public static Lesson Current(Workbook book)
    {
        var lessons = Course.MayBeNext(book.Lessons());
        return lessons.FirstOrDefault(lesson => Stubs(SourceTrees.Exercise(lesson)).Count > 0) ?? lessons[^1];
    }

    /// <summary>Compiles a lesson as it is on disk now.</summary>
    public static LessonScope Compile(Workbook book, LessonCompiler compiler, Lesson lesson)
    {
        var files = SourceTrees.Exercise(lesson);
        var mine = LearnerBuild.Create(compiler, lesson, files, []);
        if (!mine.Compiled.Succeeded)
        {
            throw new CheckerException(
                $"The code of lesson {lesson.Number} does not compile: {mine.Compiled.Errors[0]}", ExitCode.DoesNotCompile);
        }

        var stoppable = compiler.CompileOwn(lesson.AssemblyName, StopPoints.In(mine.Compiled.Compilation));
        string name = $"Reference{lesson.Number}";
        var moved = compiler.Analyse(name, SourceTrees.Solution(lesson).Select(tree => ReferenceNames.Moved(tree, lesson.Number)));
        var reference = compiler.CompileOwn(name, StopPoints.In(moved));
        var earlier = Prerequisites.Find(book, lesson).OrderByDescending(other => other.Number, StringComparer.Ordinal).ToList();
        var images = new LessonImages(
            lesson.Number,
            stoppable.Assembly,
            stoppable.Symbols,
            reference.Assembly,
            reference.Symbols,
            compiler.CompileSolutions([.. earlier.SelectMany(SourceTrees.Solution)]),
            Directives(lesson, files, earlier));
        var stubs = Stubs(files);
        return new LessonScope(images, [.. mine.Problems.Select(CompileWords.Describe)], [.. lesson.Tasks.Select(task => task.Id).Where(stubs.Contains)]);
    }

    private static HashSet<string> Stubs(IReadOnlyList<SyntaxTree> files) =>
        [.. TaskMember.In(files).Where(Stubber.IsStub).Select(member => member.TaskId)];

    /// <summary>
    /// The directives that every script starts with. Several lessons, or TorchSharp and a lesson, may have a type of one name: an alias
    /// makes it mean this lesson's, else that of the last lesson before.
    /// </summary>
    private static string Directives(Lesson lesson, IReadOnlyList<SyntaxTree> files, IReadOnlyList<Lesson> earlier)
    {
        var lines = new List<string> { Usings, $"using reference = {ReferenceNames.Namespace(lesson.Number)};" };
        var known = new HashSet<string>();
        foreach (var (number, trees) in earlier.Select(other => (other.Number, SourceTrees.Solution(other))).Prepend((lesson.Number, files)))
        {
            lines.Add($"using Katas.Lesson{number};");
            lines.AddRange(PublicTypes(trees).Where(known.Add).Select(name => $"using {name} = Katas.Lesson{number}.{name};"));
        }

        return string.Join('\n', lines);
    }

    private static IEnumerable<string> PublicTypes(IEnumerable<SyntaxTree> trees) =>
        from tree in trees
        from type in tree.GetRoot().DescendantNodes().OfType<MemberDeclarationSyntax>()
        where type is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax
        where type.Parent is BaseNamespaceDeclarationSyntax && type.Modifiers.Any(SyntaxKind.PublicKeyword)
        where type is not TypeDeclarationSyntax { TypeParameterList: not null } and not DelegateDeclarationSyntax { TypeParameterList: not null }
        select type is BaseTypeDeclarationSyntax named ? named.Identifier.Text : ((DelegateDeclarationSyntax)type).Identifier.Text;
}
