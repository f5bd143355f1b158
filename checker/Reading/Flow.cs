using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Katas.Checker.Reading;

/// <summary>
/// Where a value comes from: follows local variables to what was written into them, and parameters of the learner's own helpers to the
/// arguments of their calls. Branches are told apart as far as the text shows.
/// </summary>
internal sealed class Flow
{
    private readonly ILookup<ISymbol, Write> writes;
    private readonly IReadOnlyDictionary<ISymbol, IReadOnlyList<IOperation>> results;

    public Flow(IReadOnlyList<Body> bodies)
    {
        writes = bodies.SelectMany(body => Writes(body, bodies)).ToLookup(
            write => write.Target, write => write, (IEqualityComparer<ISymbol>)SymbolEqualityComparer.Default);
        var returned = new Dictionary<ISymbol, IReadOnlyList<IOperation>>(SymbolEqualityComparer.Default);
        foreach (var body in bodies.Where(body => !body.IsTask))
        {
            returned[body.Owner] = Returned(body.Root);
        }

        foreach (var local in bodies.SelectMany(body => body.Root.Descendants()).OfType<ILocalFunctionOperation>())
        {
            returned[local.Symbol] = local.Body is { } inside ? Returned(inside) : [];
        }

        results = returned;
    }

    /// <summary>
    /// The sources of a value: the calls, operators and parameters that may have produced it, with local variables seen through.
    /// </summary>
    public IReadOnlyList<IOperation> Sources(IOperation value)
    {
        var found = new List<IOperation>();
        Walk(value, found, []);
        return found;
    }

    /// <summary>
    /// Everything that a value is made from, itself first. With <paramref name="through"/> only what lies behind operations
    /// that it accepts.
    /// </summary>
    /// <param name="value">The value.</param>
    /// <param name="tensorsOnly">Whether sizes, types and the like are left out, so that only values flow.</param>
    /// <param name="through">The operations to look behind; null for all.</param>
    public IReadOnlyList<IOperation> Behind(IOperation value, bool tensorsOnly = true, Func<IOperation, bool>? through = null)
    {
        var found = new List<IOperation>();
        var seen = new HashSet<IOperation>();
        var open = new Stack<IOperation>([value]);
        while (open.TryPop(out var next))
        {
            foreach (var source in Sources(next).Where(seen.Add))
            {
                found.Add(source);
                if (through is null || through(source))
                {
                    foreach (var part in Parts(source).Where(part => !tensorsOnly || Symbols.HoldsTensors(part.Type)))
                    {
                        open.Push(part);
                    }
                }
            }
        }

        return found;
    }

    /// <summary>The calls behind a value, nearest first.</summary>
    public IEnumerable<Call> CallsBehind(IOperation value, Func<IOperation, bool>? through = null) =>
        Behind(value, through: through).OfType<IInvocationOperation>().Select(operation => new Call(operation));

    /// <summary>The values that an operation is given.</summary>
    public static IEnumerable<IOperation> Parts(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.Instance is { } instance ? [instance, .. call.Arguments.Select(Value)] : call.Arguments.Select(Value),
        IObjectCreationOperation creation => creation.Arguments.Select(Value),
        IAnonymousFunctionOperation or ILocalFunctionOperation => [],
        _ => operation.ChildOperations,
    };

    private static IOperation Value(IArgumentOperation argument) => argument.Value;

    private void Walk(IOperation value, List<IOperation> found, HashSet<IOperation> seen)
    {
        var plain = Values.Plain(value);
        if (!seen.Add(plain))
        {
            return;
        }

        switch (plain)
        {
            case ILocalReferenceOperation local:
                WalkVariable(local, local.Local, found, seen);
                break;
            case IParameterReferenceOperation parameter:
                WalkVariable(parameter, parameter.Parameter, found, seen);
                break;
            case IConditionalOperation { WhenFalse: { } no } either:
                Walk(either.WhenTrue, found, seen);
                Walk(no, found, seen);
                break;
            case ICoalesceOperation coalesce:
                Walk(coalesce.Value, found, seen);
                Walk(coalesce.WhenNull, found, seen);
                break;
            case ISwitchExpressionOperation choice:
                foreach (var arm in choice.Arms)
                {
                    Walk(arm.Value, found, seen);
                }

                break;
            case ISimpleAssignmentOperation assignment:
                Walk(assignment.Value, found, seen);
                break;
            case IInvocationOperation call when results.TryGetValue(call.TargetMethod.OriginalDefinition, out var returned) && returned.Count > 0:
                foreach (var result in returned)
                {
                    Walk(result, found, seen);
                }

                break;
            default:
                found.Add(plain);
                break;
        }
    }

    private void WalkVariable(IOperation reference, ISymbol variable, List<IOperation> found, HashSet<IOperation> seen)
    {
        var (reaching, mayBeUnwritten) = Reaching(reference, variable);
        foreach (var write in reaching)
        {
            Walk(write, found, seen);
        }

        if (mayBeUnwritten)
        {
            found.Add(reference);
        }
    }

    /// <summary>What may have been written last into a variable when it is read.</summary>
    private (IReadOnlyList<IOperation> Values, bool MayBeUnwritten) Reaching(IOperation reference, ISymbol variable)
    {
        var all = writes[variable].ToList();
        var at = reference.Syntax;
        var function = Function(at);
        var values = all.Where(write => Function(write.Place) != function || write.IsEntry).Select(write => write.Value).ToList();
        bool isEntered = all.Any(write => write.IsEntry);
        var here = all.Where(write => Function(write.Place) == function && !write.IsEntry).ToList();
        SyntaxNode? closedBy = null;
        foreach (var write in here.Where(write => write.Place.Span.End <= at.SpanStart).OrderByDescending(write => write.Place.SpanStart))
        {
            if (Branches.Exclude(write.Place, at))
            {
                continue;
            }

            values.Add(write.Value);
            if (Branches.AlwaysBefore(write.Place, at))
            {
                closedBy = write.Place;
                break;
            }
        }

        // What the round before has left, unless something is written first in each round.
        values.AddRange(
            from write in here
            where write.Place.Span.End > at.SpanStart
            from loop in Branches.Loops(write.Place)
            where loop.Span.Contains(at.Span) && (closedBy is null || !loop.Span.Contains(closedBy.Span))
            select write.Value);
        bool isGiven = variable is IParameterSymbol && !isEntered && closedBy is null;
        return (values, isGiven || values.Count == 0);
    }

    private static SyntaxNode? Function(SyntaxNode node) => node.Ancestors().FirstOrDefault(
        ancestor => ancestor is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax or AccessorDeclarationSyntax);

    private static IReadOnlyList<IOperation> Returned(IOperation body)
    {
        var function = body.Syntax as LocalFunctionStatementSyntax ?? Function(body.Syntax);
        return [.. body.DescendantsAndSelf().OfType<IReturnOperation>()
            .Where(result => result.ReturnedValue is not null && Function(result.Syntax) == function)
            .Select(result => result.ReturnedValue!)];
    }

    private static IEnumerable<Write> Writes(Body body, IReadOnlyList<Body> bodies)
    {
        foreach (var operation in body.Root.DescendantsAndSelf())
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation declarator when declarator.GetVariableInitializer()?.Value is { } value:
                    yield return new Write(declarator.Symbol, value, declarator.Syntax);
                    break;
                case ISimpleAssignmentOperation assignment when Variable(assignment.Target) is { } target:
                    yield return new Write(target, assignment.Value, assignment.Syntax);
                    break;
                case ICompoundAssignmentOperation compound when Variable(compound.Target) is { } target:
                    yield return new Write(target, compound, compound.Syntax);
                    break;
                case IDeconstructionAssignmentOperation deconstruction:
                    foreach (var write in Deconstructed(deconstruction.Target, deconstruction.Value, deconstruction.Syntax))
                    {
                        yield return write;
                    }

                    break;
                case IForEachLoopOperation loop:
                    foreach (var item in loop.Locals)
                    {
                        yield return new Write(item, loop.Collection, loop.Collection.Syntax);
                    }

                    break;
                case IIsPatternOperation pattern:
                    foreach (var declared in pattern.Pattern.DescendantsAndSelf().Select(Declared).OfType<ISymbol>())
                    {
                        yield return new Write(declared, pattern.Value, pattern.Syntax);
                    }

                    break;
                case IInvocationOperation call when IsHelper(call.TargetMethod, bodies):
                    foreach (var argument in call.Arguments.Where(argument => argument.Parameter is not null))
                    {
                        yield return new Write(argument.Parameter!.OriginalDefinition, argument.Value, argument.Syntax, IsEntry: true);
                    }

                    break;
            }
        }
    }

    private static bool IsHelper(IMethodSymbol method, IReadOnlyList<Body> bodies) =>
        method.MethodKind == MethodKind.LocalFunction
        || bodies.Any(body => !body.IsTask && Symbols.Same(body.Owner, method.OriginalDefinition));

    private static ISymbol? Declared(IOperation pattern) => pattern switch
    {
        IDeclarationPatternOperation declaration => declaration.DeclaredSymbol,
        IRecursivePatternOperation recursive => recursive.DeclaredSymbol,
        _ => null,
    };

    private static IEnumerable<Write> Deconstructed(IOperation target, IOperation value, SyntaxNode place)
    {
        target = Values.Plain(target);
        var source = Values.Plain(value);
        if (target is not ITupleOperation tuple)
        {
            if (Variable(target) is { } variable)
            {
                yield return new Write(variable, value, place);
            }

            yield break;
        }

        for (int i = 0; i < tuple.Elements.Length; i++)
        {
            // Of what TorchSharp returns beside the values (the order of sort, the places of max) nothing more is known.
            bool isBeside = i > 0 && source is IInvocationOperation call && new Call(call) is { Module: null } torch && torch.IsTorch();
            var part = source is ITupleOperation parts ? parts.Elements[i] : isBeside ? tuple.Elements[i] : source;
            foreach (var write in Deconstructed(tuple.Elements[i], part, place))
            {
                if (!ReferenceEquals(write.Value, tuple.Elements[i]))
                {
                    yield return write;
                }
            }
        }
    }

    private static ISymbol? Variable(IOperation target) => Values.Plain(target) switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };

    /// <summary>A value written into a variable, and where; an entry is an argument that a helper is called with.</summary>
    private sealed record Write(ISymbol Target, IOperation Value, SyntaxNode Place, bool IsEntry = false);
}
