using Bilingual.Cli;

return await BilingualCli.RunAsync(args, StandardStreams.OfProcess());
