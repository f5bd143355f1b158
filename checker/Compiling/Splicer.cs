using Katas.Checker.Book;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Katas.Checker.Compiling;

/// <summary>Replaces members in a lesson's files with those of a catalogue entry.</summary>
internal static class Splicer
{
    /// <summary>
    /// A learner's likely state when they make the mistake: the tasks before it solved, the ones after it still stubs.
    /// </summary>
    public static IReadOnlyList<SyntaxTree> TypedIntoStub(Lesson lesson, CatalogueEntry entry)
    {
        var later = lesson.Tasks.SkipWhile(task => task.Id != entry.TaskId).Skip(1).Select(task => task.Id).ToHashSet();
        return Splice([.. SourceTrees.Solution(lesson).Select(tree => Stubber.Stub(tree, later, "not yet"))], entry);
    }

    /// <summary>The files with the entry's members in place of theirs; members that are new are added.</summary>
    /// <exception cref="CheckerException">The entry declares a type that none of the files has.</exception>
    public static IReadOnlyList<SyntaxTree> Splice(IReadOnlyList<SyntaxTree> files, CatalogueEntry entry)
    {
        var root = (CompilationUnitSyntax)SourceTrees.Parse(entry.Text, entry.Path).GetRoot();
        var result = files.ToList();
        foreach (var type in root.DescendantNodes().OfType<TypeDeclarationSyntax>().Where(type => type.Parent is not TypeDeclarationSyntax))
        {
            int index = result.FindIndex(tree => Find(tree, type) is not null);
            if (index < 0)
            {
                throw new CheckerException(
                    $"{entry.Path} changes the type {type.Identifier.Text}, which no file of lesson {entry.TaskId[..2]} declares.");
            }

            result[index] = Splice(result[index], type, root.Usings);
        }

        return result;
    }

    private static SyntaxTree Splice(SyntaxTree tree, TypeDeclarationSyntax entry, SyntaxList<UsingDirectiveSyntax> usings)
    {
        var target = Find(tree, entry)!;
        var members = target.Members.ToList();
        foreach (var member in entry.Members)
        {
            int index = members.FindIndex(candidate => Key(candidate) == Key(member));
            if (index < 0)
            {
                members.Add(member);
            }
            else
            {
                members[index] = member.AttributeLists.Count > 0
                    ? member
                    : member.WithoutLeadingTrivia()
                        .WithAttributeLists(members[index].AttributeLists)
                        .WithLeadingTrivia(members[index].GetLeadingTrivia());
            }
        }

        var unit = (CompilationUnitSyntax)tree.GetRoot();
        unit = unit.ReplaceNode(target, target.WithMembers([.. members]));
        var present = unit.Usings.Select(directive => directive.ToString()).ToHashSet();
        unit = unit.AddUsings([.. usings.Where(directive => !present.Contains(directive.ToString()))]);
        return tree.With(unit);
    }

    private static TypeDeclarationSyntax? Find(SyntaxTree tree, TypeDeclarationSyntax type) =>
        tree.GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>()
            .FirstOrDefault(candidate => candidate.Identifier.Text == type.Identifier.Text);

    /// <summary>Kind, name and number of parameters, which identify a member.</summary>
    private static string Key(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax method => $"method {method.Identifier.Text}/{method.ParameterList.Parameters.Count}",
        ConstructorDeclarationSyntax constructor => $"constructor/{constructor.ParameterList.Parameters.Count}",
        PropertyDeclarationSyntax property => $"property {property.Identifier.Text}",
        FieldDeclarationSyntax field => $"field {field.Declaration.Variables[0].Identifier.Text}",
        BaseTypeDeclarationSyntax type => $"type {type.Identifier.Text}",
        _ => member.ToString(),
    };
}
