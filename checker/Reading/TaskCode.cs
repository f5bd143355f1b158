using Katas.Checker.Compiling;
using Katas.Toolkit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Katas.Checker.Reading;

/// <summary>A task's member as a rule sees it: with the helpers that it calls, the sources of its values, and the solution.</summary>
internal sealed class TaskCode
{
    private readonly Compilation compilation;

    private TaskCode(TaskMember member, Compilation compilation, TaskCode? reference)
    {
        this.compilation = compilation;
        Member = member.Syntax;
        Symbol = Model(member.Syntax).GetDeclaredSymbol(member.Syntax)!;
        Reference = reference;
        Reach = Bodies.From(member.Syntax, compilation);
        Own = [.. Reach.Where(body => !body.IsTask || body.IsMember)];
        Flow = new Flow(Own);
        Operations = [.. Own.SelectMany(body => body.Root.DescendantsAndSelf())];
        Calls = CallsIn(Operations);
        Layouts = new Layouts(this);
        Types = new ValueTypes(Flow);
    }

    /// <summary>The member as it is written.</summary>
    public MemberDeclarationSyntax Member { get; }

    /// <summary>What it declares.</summary>
    public ISymbol Symbol { get; }

    /// <summary>The same task in the solution; null if it is not known.</summary>
    public TaskCode? Reference { get; }

    /// <summary>The member's body, and those of helpers that it calls and that are not tasks.</summary>
    public IReadOnlyList<Body> Own { get; }

    /// <summary>The bodies of all that the member calls in the lesson, other tasks too.</summary>
    public IReadOnlyList<Body> Reach { get; }

    /// <summary>Everything that the member and its helpers do.</summary>
    public IReadOnlyList<IOperation> Operations { get; }

    /// <summary>The calls among them.</summary>
    public IReadOnlyList<Call> Calls { get; }

    /// <summary>The sources of values.</summary>
    public Flow Flow { get; }

    /// <summary>The layouts of values, as far as the code says.</summary>
    public Layouts Layouts { get; }

    /// <summary>The dtypes of values, as far as the code says.</summary>
    public ValueTypes Types { get; }

    /// <summary>The calls in all that the member calls, other tasks too.</summary>
    public IEnumerable<Call> ReachedCalls => CallsIn(Reach.SelectMany(body => body.Root.DescendantsAndSelf()));

    /// <summary>The member's parameters.</summary>
    public IReadOnlyList<IParameterSymbol> Parameters => Symbol is IMethodSymbol method ? method.Parameters : [];

    /// <summary>The type that it is a member of, if that is a module.</summary>
    public INamedTypeSymbol? ModuleType => Symbols.IsModule(Symbol.ContainingType) ? Symbol.ContainingType : null;

    /// <summary>Whether the member gives tensors back.</summary>
    public bool ReturnsTensors => Symbol is IMethodSymbol method && Symbols.HoldsTensors(method.ReturnType);

    /// <summary>The code of a task.</summary>
    /// <param name="member">The task's member.</param>
    /// <param name="compilation">Its compilation.</param>
    /// <param name="reference">The same task in the solution.</param>
    public static TaskCode Create(TaskMember member, Compilation compilation, TaskCode? reference = null) =>
        new(member, compilation, reference);

    /// <summary>The operations of a kind, in the member and its helpers.</summary>
    public IEnumerable<T> All<T>()
        where T : IOperation => Operations.OfType<T>();

    /// <summary>The calls of TorchSharp's methods of these names.</summary>
    public IEnumerable<Call> Torch(params string[] names) => Calls.Where(call => call.IsTorch(names));

    /// <summary>The calls of TorchSharp's methods of a kind.</summary>
    public IEnumerable<Call> Torch(OperationKinds kind) => Calls.Where(call => call.IsTorch(kind));

    /// <summary>Whether the member, or what it calls, calls a method of TorchSharp's or the workbook's by one of these names.</summary>
    public bool Reaches(params string[] names) => ReachedCalls.Any(call => call.Does(names));

    /// <summary>Whether the member, or what it calls, calls or reads a lesson's member that computes one of these.</summary>
    public bool Reaches(params Concept[] concepts) => ReachedCalls.Any(call => call.Computes(concepts))
        || Reach.SelectMany(body => body.Root.DescendantsAndSelf()).OfType<IPropertyReferenceOperation>().Any(
            property => Concepts.Find(property.Property, compilation) is { } concept && concepts.Contains(concept));

    /// <summary>Whether the member, or what it calls, reads a field, property, parameter or local by that name.</summary>
    public bool Reads(string name) => Reach.SelectMany(body => body.Root.DescendantsAndSelf()).Any(operation => NameOf(operation) == name);

    /// <summary>The name of the field, property, parameter or local that is read; null for anything else.</summary>
    public static string? NameOf(IOperation operation) => SymbolOf(operation)?.Name;

    /// <summary>The field, property, parameter or local that is read; null for anything else.</summary>
    public static ISymbol? SymbolOf(IOperation operation) => operation switch
    {
        IMemberReferenceOperation member => member.Member,
        IParameterReferenceOperation parameter => parameter.Parameter,
        ILocalReferenceOperation local => local.Local,
        _ => null,
    };

    /// <summary>The parameter of the member that a value is, itself: untouched since it was handed in.</summary>
    public IParameterSymbol? Given(IOperation value) => Flow.Sources(value) is [IParameterReferenceOperation { Parameter: { } parameter }]
        && Parameters.Any(own => Symbols.Same(own, parameter))
            ? parameter
            : null;

    /// <summary>The text of some code, and the compiler's knowledge of it.</summary>
    public SemanticModel Model(SyntaxNode node) => compilation.GetSemanticModel(node.SyntaxTree);

    private static IReadOnlyList<Call> CallsIn(IEnumerable<IOperation> operations) =>
        [.. operations.OfType<IInvocationOperation>().Select(operation => new Call(operation))];
}
