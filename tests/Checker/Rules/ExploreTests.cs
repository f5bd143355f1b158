using Katas.Checker.Book;
using Katas.Checker.Compiling;
using Katas.Checker.Diagnosing;
using Katas.Checker.Diagnosing.Reading;
using Katas.Checker.Diagnosing.Rules;
using NUnit.Framework;

namespace Katas.Tests.Checker.Rules;

public sealed class ExploreTests
{
    [Test]
    public void Explore()
    {
        using var writer = new StreamWriter("/tmp/chkrules_scratch/hits.txt");
        foreach (string number in RealBook.Instance.Numbers)
        {
            var lesson = RealBook.Instance.Lesson(number);
            var solution = RealBook.Compiler.Analyse("Solution", SourceTrees.Solution(lesson));
            void Look(string kind, string name, string task, IReadOnlyList<Microsoft.CodeAnalysis.SyntaxTree> files, IReadOnlyList<string> rules)
            {
                var compilation = RealBook.Compiler.Analyse("L", files);
                var reference = TaskCode.Of(RuleFinder.Member(solution, task)!, solution);
                var code = TaskCode.Of(RuleFinder.Member(compilation, task)!, compilation, reference);
                var hits = AllRules.Instances.SelectMany(rule => rule.Examine(code).Select(hit => $"{rule.Certainty} {rule.Id}: {hit.Because}")).ToList();
                writer.WriteLine($"{kind} {task} {name} [{string.Join(",", rules)}]");
                hits.ForEach(hit => writer.WriteLine("      " + hit));
            }

            foreach (var task in lesson.Tasks)
            {
                Look("SOLUTION", "", task.Id, SourceTrees.Solution(lesson), []);
            }

            foreach (var entry in CatalogueEntry.ReadAll(lesson.Folders.Alternatives))
            {
                Look("ALTERNATIVE", entry.Name, entry.TaskId, Splicer.Splice(SourceTrees.Solution(lesson), entry), entry.Rules);
            }

            foreach (var entry in CatalogueEntry.ReadAll(lesson.Folders.Mistakes))
            {
                Look("MISTAKE", entry.Name, entry.TaskId, Splicer.TypedIntoStub(lesson, entry), entry.Rules);
            }
        }
    }
}
