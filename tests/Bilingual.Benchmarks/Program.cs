using Bilingual.Benchmarks;
using BenchmarkDotNet.Running;

if (args is ["pseudo-articles", ..])
    return PseudoArticles.Run(args.AsSpan(1));

if (args is ["long-document", ..])
    return LongDocuments.Run(args.AsSpan(1));

BenchmarkSwitcher.FromAssembly(typeof(PseudoArticles).Assembly).Run(args);
return 0;
