from shared_services.social_files.vault.process import run

run()
